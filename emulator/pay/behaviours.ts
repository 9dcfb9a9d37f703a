/** How a payer may behave; the first is what happens when nobody chose anything. */
export const payerBehaviours = [
  'pays',
  'cancels',
  'pays-twice',
  'pays-late',
  'notice-lost',
  'notice-forged',
  // WeChat itself says something else than what was asked for: ten fen less, dollars, or somebody else's merchant.
  'pays-odd-amount',
  'pays-odd-currency',
  'pays-odd-merchant',
] as const

/** How a refund may end; `abnormal` until `finishRefund`, because the payer's card takes nothing any more. */
export const refundBehaviours = ['done', 'closed', 'abnormal'] as const
