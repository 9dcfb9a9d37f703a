import { ofOrder, type PayOutput } from '../../../contracts/order'
import { accepted, refused } from '../../../domain/result'
import { settleFromProvider } from '../../_effects/settle-order'
import { forMember } from '../../_kit/action'
import { cloudPayProvider } from '../../_kit/payments/cloudpay'
import { ownOrder } from '../own-order'

/** The pay sheet once more, while the order waits and its window is open. */
export const pay = forMember(ofOrder, async ({ orderId }, context) => {
  const own = await ownOrder(orderId, context)
  if (!own.ok) return own
  const { payment, payBy, payableFen, groupTitle } = own.value
  if (payment.state === 'paid') return refused({ code: 'already-paid' })
  if (payment.state !== 'placed') return refused({ code: 'not-unpaid', state: payment.state })
  if (context.now >= payBy) return refused({ code: 'pay-window-over', until: payBy })
  const prepay = await cloudPayProvider.prepay({ orderId, fen: payableFen, about: groupTitle, payBy })
  switch (prepay.state) {
    case 'ready':
      return accepted<PayOutput>({ payment: prepay.payment, payableFen })
    case 'paid': {
      const settled = await settleFromProvider(orderId, context.now)
      // What came in is no payment of this order (C-07): she sees it on the order's page.
      if (settled === 'quarantined') return refused({ code: 'not-unpaid', state: payment.state })
      return refused({ code: 'already-paid' })
    }
    case 'closed':
      return refused({ code: 'pay-window-over', until: payBy })
    case 'unclear':
      return refused({ code: 'pay-trouble', detail: prepay.why })
  }
})
