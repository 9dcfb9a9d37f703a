import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cloud } from '../../../emulator/index.ts'
import { MORNING, openTestCloud, till } from '../support/cloud.ts'
import { readCode } from '../support/read-code.ts'

let cloud: Cloud
const reader = 'oLinWan'

beforeAll(async () => {
  cloud = await openTestCloud()
})

afterAll(() => cloud.close())

it('says of the deprecated callOpenAPI that it is not there, and what is', async () => {
  const request = { api: 'subscribeMessage.send', data: { touser: reader } }
  expect(await cloud.call('till', { action: 'callOpenAPI', request }, { openid: reader })).toEqual({
    errCode: -1,
    message: expect.stringMatching(
      /^callOpenAPI:fail .*not there in the local cloud; call cloud\.openapi\.subscribeMessage\.send instead/,
    ),
  })
})

describe('template messages', () => {
  const message = (fields: object = {}) => ({
    touser: reader,
    templateId: 'ARRIVED',
    page: 'pages/consumer/order/index?id=1',
    data: { thing1: { value: '一箱苹果' } },
    ...fields,
  })

  it('sends one message for each tap on 允许, and none beyond', async () => {
    cloud.messages.accept(reader, 'ARRIVED')
    cloud.messages.accept(reader, 'ARRIVED')
    expect(await send(message())).toMatchObject({ errCode: 0 })
    expect(cloud.messages.quota(reader, 'ARRIVED')).toBe(1)
    expect(await send(message())).toMatchObject({ errCode: 0 })
    expect(await send(message())).toMatchObject({ errCode: 43101 })
    expect(cloud.messages.delivered(reader)).toHaveLength(2)
    expect(cloud.messages.delivered()[0]).toEqual({
      openid: reader,
      templateId: 'ARRIVED',
      page: 'pages/consumer/order/index?id=1',
      data: { thing1: { value: '一箱苹果' } },
      at: MORNING,
    })
  })

  it('keeps the permissions of templates and people apart', async () => {
    cloud.messages.accept('oOther', 'ARRIVED')
    expect(await send(message())).toMatchObject({ errCode: 43101 })
    expect(await send(message({ touser: 'oOther', templateId: 'REFUNDED' }))).toMatchObject({
      errCode: 43101,
    })
    expect(await send(message({ touser: 'oOther' }))).toMatchObject({ errCode: 0 })
  })

  it('refuses a field that breaks its rule, and the permission stays', async () => {
    cloud.messages.accept(reader, 'RULES')
    const wrong = [
      { thing1: { value: '一'.repeat(21) } },
      { thing1: { value: '' } },
      { character_string2: { value: '编号一' } },
      { phrase3: { value: 'paid' } },
      { phrase3: { value: '已经付款成功' } },
      { amount4: { value: '十元' } },
      { name5: { value: '一'.repeat(11) } },
      { phone_number6: { value: '1'.repeat(18) } },
      { crate7: { value: '箱' } },
      { character_string2: { value: 'A'.repeat(33) } },
      { amount4: { value: '¥12345678901' } },
      { number8: { value: '十二' } },
      { letter9: { value: 'A1' } },
      { symbol10: { value: 'A' } },
      { time11: { value: '明天' } },
      { time11: { value: '25:00' } },
      { time11: { value: '2026年3月2日' } },
      { date12: { value: '9:00' } },
      { date12: { value: '2026-03/02' } },
      { date12: { value: '2026-03-02~2026-03-04~2026-03-06' } },
      { car_number13: { value: '沪-A12345' } },
    ]
    for (const data of wrong)
      expect([data, await send(message({ templateId: 'RULES', data }))]).toMatchObject([
        data,
        { errCode: 47003 },
      ])
    expect(cloud.messages.quota(reader, 'RULES')).toBe(1)
    const right = {
      thing1: { value: '一'.repeat(20) },
      character_string2: { value: 'A-12' },
      phrase3: { value: '已付款' },
      amount4: { value: '¥12.50' },
      time5: { value: '2026年3月2日 09:00' },
      number6: { value: '12' },
      time7: { value: '09:00~11:30' },
      date8: { value: '2026-03-02 ~ 2026-03-04' },
      symbol9: { value: '★!' },
      letter10: { value: 'AB' },
      car_number11: { value: '粤A8Z888挂' },
      name12: { value: 'A'.repeat(20) },
      phone_number13: { value: '+86-0766-66888866' },
      enum14: { value: '配送中' },
    }
    expect(await send(message({ templateId: 'RULES', data: right }))).toMatchObject({ errCode: 0 })
  })

  it('knows neither strangers nor a message without a template', async () => {
    expect(await send(message({ touser: 'oNobody' }))).toMatchObject({ errCode: 40003 })
    expect(await send(message({ templateId: '' }))).toMatchObject({ errCode: 40037 })
  })

  function send(data: object) {
    return open('subscribeMessage.send', data)
  }
})

describe('mini-program codes', () => {
  it('draws a code that a camera can read', async () => {
    const answer = await open('wxacode.getUnlimited', {
      page: 'pages/consumer/group/index',
      scene: 'g=A1&l=7',
    })
    expect(readCode(String(answer['png']))).toBe('lintuan://pages/consumer/group/index?scene=g%3DA1%26l%3D7')
  })

  it('refuses a scene that is too long or has other characters, and a page with a slash in front', async () => {
    const code = (fields: object) => open('wxacode.getUnlimited', { page: 'pages/a', scene: 'a', ...fields })
    expect(await code({ scene: 'x'.repeat(33) })).toMatchObject({ errCode: 40169 })
    expect(await code({ scene: '团' })).toMatchObject({ errCode: 40169 })
    expect(await code({ scene: '' })).toMatchObject({ errCode: 40169 })
    expect(await code({ page: '/pages/a' })).toMatchObject({ errCode: 41030 })
    expect(await code({ width: 100 })).toMatchObject({ errCode: 40097 })
  })
})

describe('pages', () => {
  const code = { page: 'pages/nowhere', scene: 'a' }
  let small: Cloud

  beforeAll(async () => {
    small = await openTestCloud({ pages: ['pages/a'] })
    small.messages.accept(reader, 'T')
  })

  afterAll(() => small.close())

  const ask = (api: string, data: object) => till(small, reader).openapi(api, data as Record<string, unknown>)

  it('lets a code lead nowhere only when the shop says that it knows better', async () => {
    expect(await ask('wxacode.getUnlimited', code)).toMatchObject({ errCode: 41030 })
    expect(await ask('wxacode.getUnlimited', { ...code, checkPath: false })).toHaveProperty('png')
    expect(await ask('wxacode.getUnlimited', { ...code, page: 'pages/a' })).toHaveProperty('png')
  })

  it('lets a message lead to a page that exists, whatever is said to it', async () => {
    const send = (page: string) =>
      ask('subscribeMessage.send', { touser: reader, templateId: 'T', page, data: {} })
    expect(await send('pages/nowhere')).toMatchObject({ errCode: 41030 })
    expect(await send('/pages/a')).toMatchObject({ errCode: 41030 })
    expect(await send('pages/a?id=1')).toMatchObject({ errCode: 0 })
  })
})

describe('looking for bad words', () => {
  const check = (content: string, fields: object = {}) =>
    open('security.msgSecCheck', { openid: reader, scene: 2, version: 2, content, ...fields })

  it('lets plain words pass, holds some for a look and stops others', async () => {
    cloud.messages.accept(reader, 'ANY')
    expect(await check('苹果很甜')).toMatchObject({ result: { suggest: 'pass', label: 100 } })
    expect(await check('加微信领券')).toMatchObject({ result: { suggest: 'review' } })
    expect(await check('来赌博')).toMatchObject({ result: { suggest: 'risky', label: 20002 } })
  })

  it('wants version 2, a scene, a person and not too much', async () => {
    expect(await check('甜', { version: 1 })).toMatchObject({ errCode: 40097 })
    expect(await check('甜', { scene: 9 })).toMatchObject({ errCode: 40097 })
    expect(await check('甜', { openid: 'oNobody' })).toMatchObject({ errCode: 40003 })
    expect(await check('甜'.repeat(2501))).toMatchObject({ errCode: 45002 })
  })
})

describe('permission', () => {
  it('serves only what the config.json of the asking function names', async () => {
    const request = { api: 'wxacode.getUnlimited', data: { page: 'pages/a', scene: 'a' } }
    expect(await cloud.call('unpermitted', { action: 'openapi', request })).toMatchObject({
      errCode: -604101,
    })
    expect(await open('nothing.here', {})).toMatchObject({ errCode: -604100 })
  })
})

function open(api: string, data: object): Promise<Record<string, unknown>> {
  return till(cloud, reader).openapi(api, data as Record<string, unknown>)
}
