import assert from 'node:assert/strict'
import { BUYER, type World } from './world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface Payment {
  state: string
  transactionIds: string[]
  paidFees: number[]
  refunds: { state: string }[]
}

export async function walkPay({ check, call, control, sdk }: World): Promise<void> {
  let orders = 0
  const till = (action: string, request: object) => call('till', { action, request })
  const record = (outTradeNo: string) => control<Payment>('pay.record', outTradeNo)
  const notices = (outTradeNo: string) =>
    control<Record<string, unknown>[]>('database.find', 'notices', { outTradeNo })

  /** An order of five yuan, paid as this payer pays. */
  async function pay(payer: string, lies?: object): Promise<{ outTradeNo: string; sheet: string }> {
    const outTradeNo = `walk${++orders}`
    const { prepayId } = await till('unifiedOrder', { outTradeNo, totalFee: 500 })
    await control('pay.choose', payer, 'next', ...(lies ? [lies] : []))
    return { outTradeNo, sheet: await control<string>('pay.confirm', prepayId) }
  }

  await check('pay: a script orders for a payer it names', async () => {
    const order = {
      outTradeNo: 'by-script',
      totalFee: 1,
      body: '箱',
      subOpenid: BUYER,
      subMchId: '1900000109',
    }
    const where = { envId: 'local', functionName: 'notified', spbillCreateIp: '127.0.0.1' }
    assert.equal((await sdk.cloudPay.unifiedOrder({ ...order, ...where })).resultCode, 'SUCCESS')
    assert.equal((await sdk.cloudPay.closeOrder({ outTradeNo: 'by-script' })).resultCode, 'SUCCESS')
    assert.equal((await sdk.cloudPay.queryOrder({ outTradeNo: 'by-script' })).tradeState, 'CLOSED')
  })
  await check('pay: pays, and the shop hears of it', async () => {
    const { outTradeNo, sheet } = await pay('pays')
    assert.equal(sheet, 'ok')
    assert.equal((await till('queryOrder', { outTradeNo }))['tradeState'], 'SUCCESS')
    assert.equal((await notices(outTradeNo)).length, 1)
  })
  await check('pay: cancels', async () => {
    const { outTradeNo, sheet } = await pay('cancels')
    assert.deepEqual([sheet, (await record(outTradeNo)).state], ['cancel', 'NOTPAY'])
  })
  await check('pay: pays twice', async () => {
    const { outTradeNo } = await pay('pays-twice')
    assert.equal(new Set((await record(outTradeNo)).transactionIds).size, 2)
    assert.equal((await notices(outTradeNo)).length, 2)
  })
  await check('pay: pays after the order has expired', async () => {
    const { outTradeNo, sheet } = await pay('pays-late')
    assert.deepEqual([sheet, (await record(outTradeNo)).state], ['ok', 'NOTPAY'])
    await control('clock.advance', DAY)
    assert.equal((await record(outTradeNo)).state, 'SUCCESS')
  })
  await check('pay: pays, and the notice is lost', async () => {
    const { outTradeNo } = await pay('notice-lost')
    await control('clock.advance', DAY)
    assert.equal((await record(outTradeNo)).state, 'SUCCESS')
    assert.equal((await notices(outTradeNo)).length, 0)
  })
  await check('pay: WeChat itself says another amount, currency or merchant', async () => {
    const amount = await pay('pays-odd-amount')
    assert.deepEqual((await record(amount.outTradeNo)).paidFees, [490])
    const currency = await pay('pays-odd-currency')
    assert.equal((await till('queryOrder', { outTradeNo: currency.outTradeNo }))['feeType'], 'USD')
    const merchant = await pay('pays-odd-merchant')
    assert.equal((await till('queryOrder', { outTradeNo: merchant.outTradeNo }))['subMchId'], '1900000000')
  })
  await check('pay: a notice is forged in any field', async () => {
    const { outTradeNo } = await pay('pays')
    for (const [field, lie] of [
      ['totalFee', 1],
      ['subMchId', '1900000000'],
      ['transactionId', '42'],
      ['subOpenid', 'oSomebodyElse'],
      ['resultCode', 'FAIL'],
    ] as const) {
      await control('pay.forge', outTradeNo, { [field]: lie })
      assert.ok((await notices(outTradeNo)).some(notice => notice[field] === lie))
    }
    const forged = await pay('notice-forged', { feeType: 'USD' })
    assert.deepEqual([forged.sheet, (await record(forged.outTradeNo)).state], ['cancel', 'NOTPAY'])
  })
  await check('pay: a notice is repeated until the shop says that it heard', async () => {
    await call('mood', { mood: { kind: 'answer', left: 2 } })
    const { outTradeNo } = await pay('pays')
    await control('clock.advance', DAY)
    assert.equal((await notices(outTradeNo)).length, 3)
  })
  await check('pay: gives back, once per number, and fails when it is told to', async () => {
    const { outTradeNo } = await pay('pays')
    const back = { outTradeNo, outRefundNo: `${outTradeNo}-back`, refundFee: 200, totalFee: 500 }
    await control('pay.failRefunds', 1)
    assert.equal((await till('refund', back))['resultCode'], 'FAIL')
    const first = await till('refund', back)
    assert.equal((await till('refund', back))['refundId'], first['refundId'])
    await control('clock.advance', MINUTE)
    assert.equal((await till('queryRefund', { outTradeNo }))['refundStatus_0'], 'SUCCESS')
  })
}
