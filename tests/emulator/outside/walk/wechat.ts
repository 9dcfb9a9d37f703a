import assert from 'node:assert/strict'
import { readCode } from '../../support/read-code.ts'
import { BUYER, type World } from './world.ts'

export async function walkWechat({ check, call, control }: World): Promise<void> {
  const open = (api: string, data: object, through = 'till') =>
    call(through, { action: 'openapi', request: { api, data } })

  await check('messages: one tap is one message, and a wrong field costs nothing', async () => {
    const message = {
      touser: BUYER,
      templateId: 'WALK',
      page: 'pages/a',
      data: { thing1: { value: '一箱苹果' } },
    }
    await control('messages.accept', BUYER, 'WALK')
    const wrong = await open('subscribeMessage.send', { ...message, data: { phrase1: { value: 'paid' } } })
    assert.equal(wrong['errCode'], 47003)
    assert.equal((await open('subscribeMessage.send', message))['errCode'], 0)
    assert.equal((await open('subscribeMessage.send', message))['errCode'], 43101)
    assert.equal((await open('subscribeMessage.send', { ...message, touser: 'oNobody' }))['errCode'], 40003)
    const delivered = await control<{ templateId: string }[]>('messages.delivered', BUYER)
    assert.equal(delivered.filter(({ templateId }) => templateId === 'WALK').length, 1)
  })
  await check('codes: a camera reads page and scene', async () => {
    const { png } = await open('wxacode.getUnlimited', { page: 'pages/a', scene: 'g=1&l=2' })
    assert.equal(readCode(String(png)), 'lintuan://pages/a?scene=g%3D1%26l%3D2')
  })
  await check('security: stops what must not stand', async () => {
    const words = (content: string) =>
      open('security.msgSecCheck', { openid: BUYER, scene: 2, version: 2, content })
    assert.equal(((await words('苹果'))['result'] as { suggest: string }).suggest, 'pass')
    assert.equal(((await words('来赌博'))['result'] as { suggest: string }).suggest, 'risky')
  })
  await check('shipping: told once, told anew once', async () => {
    const { prepayId } = await call('till', {
      action: 'unifiedOrder',
      request: { outTradeNo: 'ship', totalFee: 5 },
    })
    await control('pay.confirm', prepayId)
    const tell = (itemDesc: string, minute: number) =>
      open('wxa.sec.order.uploadShippingInfo', {
        orderKey: { orderNumberType: 1, mchid: '1900000109', outTradeNo: 'ship' },
        logisticsType: 4,
        deliveryMode: 1,
        shippingList: [{ itemDesc }],
        uploadTime: `2026-03-02T09:0${minute}:00+08:00`,
        payer: { openid: BUYER },
      })
    assert.equal((await tell('苹果', 1))['errCode'], 0)
    assert.equal((await tell('梨', 2))['errCode'], 0)
    assert.equal((await tell('桃', 3))['errCode'], 10060003)
  })
  await check('open API: only what config.json names', async () => {
    const refused = await open('wxacode.getUnlimited', { page: 'pages/a', scene: 'a' }, 'unpermitted')
    assert.equal(refused['errCode'], -604101)
    assert.equal((await open('nothing.here', {}))['errCode'], -604100)
  })
}
