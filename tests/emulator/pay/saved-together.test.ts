import { expect, it } from 'vitest'
import { createAgenda } from '../../../emulator/clock/agenda.ts'
import { createClock } from '../../../emulator/clock/clock.ts'
import { createChance } from '../../../emulator/durable/chance.ts'
import { openJournal } from '../../../emulator/durable/journal.ts'
import { createPay } from '../../../emulator/pay/index.ts'
import type { PayOrder } from '../../../emulator/pay/order.ts'
import { MINUTE, MORNING } from '../support/cloud.ts'

/** Every state an order was on the disk in; a crash may leave any of them. */
const saved: PayOrder[] = []

it('never keeps money without the notice that is owed for it', async () => {
  const { pay, advance } = openPay()
  const request = {
    out_trade_no: 'order1',
    total_fee: 500,
    body: '箱',
    sub_mch_id: '1900000109',
    spbill_create_ip: '127.0.0.1',
    env_id: 'local',
    function_name: 'shop',
  }
  const { prepay_id: prepayId } = pay.answer('unifiedOrder', request, 'oLinWan')
  await pay.handle.confirm(String(prepayId))
  const back = { out_trade_no: 'order1', out_refund_no: 'back1', refund_fee: 500, total_fee: 500 }
  pay.answer('refund', { ...back, function_name: 'shop' }, undefined)
  await advance(MINUTE)

  expect(saved.at(-1)!.payments[0]!.refunds[0]!.state).toBe('SUCCESS')
  for (const { payments, notices } of saved) {
    const about = notices.map(notice => notice.about)
    for (const { transactionId, refunds } of payments) {
      expect(about).toContain(transactionId)
      for (const refund of refunds)
        if (refund.state === 'SUCCESS') expect(about).toContain(refund.outRefundNo)
    }
  }
})

function openPay() {
  const clock = createClock(MORNING)
  const agenda = createAgenda(clock, { moved: () => {}, log: () => {} })
  const orders = openJournal<PayOrder>(undefined)
  const journal = {
    ...orders,
    set(key: string, order: PayOrder) {
      saved.push(structuredClone(order))
      orders.set(key, order)
    },
  }
  const pay = createPay({
    journal,
    clock,
    agenda,
    chance: createChance(1),
    appid: 'wx1',
    callShop: async () => ({ errcode: 0 }),
    log: () => {},
  })
  return { pay, advance: agenda.advance }
}
