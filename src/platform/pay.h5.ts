import { door } from '@/cloud/client'
import { overlay } from './overlay.h5'
import type { Payment } from './pay'

/** Stands in for WeChat's pay sheet: whom, how much, and two ways on. */
export async function pay(payment: Payment): Promise<'paid' | 'cancelled' | 'failed'> {
  const prepayId = payment.package.replace(/^prepay_id=/, '')
  const bill = await door<{ totalFee: number; body: string; payee: string }>(
    'GET',
    `/prepay/${encodeURIComponent(prepayId)}`,
  )
  if (!bill) return 'failed'
  const yuan = `¥${Math.floor(bill.totalFee / 100)}.${String(bill.totalFee % 100).padStart(2, '0')}`
  const tap = await overlay<'pay' | 'cancel'>('pay', (box, close) => {
    box.title('微信支付（演练）')
    box.line(bill.payee)
    box.big(yuan)
    box.line(bill.body)
    box.button('确认支付', 'pay', () => close('pay'))
    box.quiet('取消', 'cancel', () => close('cancel'))
  })
  const answer = await door<{ outcome: 'ok' | 'cancel' }>('POST', '/pay', { prepayId, tap: tap ?? 'cancel' })
  if (!answer) return 'failed'
  return answer.outcome === 'ok' ? 'paid' : 'cancelled'
}
