import { afterEach, expect, test } from 'vitest'
import type { DeliveredMessage } from '../../../emulator/index.ts'
import { nudgeAfter } from '../../../emulator/stage/live.ts'
import { yuan, sayNotice, sayRest } from '../../../emulator/stage/sentences.ts'
import {
  AFTERNOON,
  group,
  HOUR,
  identity,
  MINUTE,
  openTestStage,
  type Documents,
  type Opened,
} from './support.ts'

let opened: Opened | undefined
const open = async (...args: Parameters<typeof openTestStage>) => (opened = await openTestStage(...args))
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

test('the three phones are first held by a consumer, a leader and a colleague, each behind a door of its own', async () => {
  const { state } = await open()
  const { phones } = await state()
  expect(phones.map(({ persona }) => persona)).toEqual(['linwan', 'chen', 'xu'])
  expect(new Set(phones.map(({ door }) => door)).size).toBe(3)
  for (const { door } of phones) expect(await (await fetch(door)).text()).toContain('lintuan:ready')
})

test('neither the state nor the page names an openid', async () => {
  const { state, get, stage } = await open({ identities: [identity('linwan', 'm1')] })
  expect(JSON.stringify(await state())).not.toContain('oLIN')
  expect(JSON.stringify(await get('console/collections'))).not.toContain('oLIN')
  expect(await (await fetch(stage.url)).text()).not.toContain('oLIN')
})

test('a phone changes hands, and a stranger may hold it', async () => {
  const { post, state } = await open()
  await post('phone', { phone: 0, persona: 'zhou' })
  await post('phone', { phone: 2, persona: '' })
  expect((await state()).phones.map(({ persona }) => persona)).toEqual(['zhou', 'chen', ''])
})

test('a phone is not given to a person nobody knows, nor a fourth phone to anybody', async () => {
  const { post } = await open()
  await expect(post('phone', { phone: 0, persona: 'nobody' })).rejects.toThrow('404')
  await expect(post('phone', { phone: 3, persona: 'zhou' })).rejects.toThrow('404')
})

test('the clock moves by a quarter of an hour and by a day', async () => {
  const { post, state } = await open()
  await post('clock', { move: '15m' })
  expect((await state()).now).toBe(AFTERNOON + 15 * MINUTE)
  await post('clock', { move: '1d' })
  expect((await state()).now).toBe(AFTERNOON + 15 * MINUTE + 24 * HOUR)
})

test('the clock moves to the earliest deadline ahead, then to the moment a closing group is counted out', async () => {
  const { post, state } = await open({
    groups: [
      group(),
      group({ _id: 'g2', title: '晚一点的团', endsAt: AFTERNOON + 6 * HOUR }),
      group({ _id: 'g0', title: '过了的团', endsAt: AFTERNOON - HOUR }),
      group({ _id: 'g3', title: '在清点的团', state: 'closing', decideAt: AFTERNOON + 8 * HOUR }),
      group({ _id: 'g4', title: '定了的团', state: 'closed', endsAt: AFTERNOON + HOUR }),
    ],
  })
  expect((await state()).deadline).toEqual({
    at: AFTERNOON + 5 * HOUR,
    title: '周四汽水团',
    what: 'deadline',
  })
  await post('clock', { move: 'deadline' })
  expect((await state()).now).toBe(AFTERNOON + 5 * HOUR)
  await post('clock', { move: 'deadline' })
  expect((await state()).deadline).toEqual({ at: AFTERNOON + 8 * HOUR, title: '在清点的团', what: 'outcome' })
})

test('without a group that waits there is no deadline to move to', async () => {
  const { post, state } = await open()
  expect((await state()).deadline).toBeNull()
  await expect(post('clock', { move: 'deadline' })).rejects.toThrow('没有等着截单的团')
  await expect(post('clock', { move: 'backwards' })).rejects.toThrow('400')
})

test('the next payer is chosen, and only among those the strip offers', async () => {
  const { post, state, cloud } = await open()
  await post('payer', { behaviour: 'pays-twice' })
  expect(cloud.pay.chosen()).toBe('pays-twice')
  expect((await state()).payer).toBe('pays-twice')
  await expect(post('payer', { behaviour: 'notice-forged' })).rejects.toThrow('400')
})

test('the end of the next refund is chosen, and one that hangs is finished by hand', async () => {
  const { post, state, cloud } = await open()
  expect((await state()).refund).toBe('done')
  await post('refund', { behaviour: 'abnormal' })
  expect((await state()).refund).toBe('abnormal')
  expect(cloud.pay.chosenRefund()).toBe('abnormal')
  await expect(post('refund', { behaviour: 'vanishes' })).rejects.toThrow('400')
  await expect(post('finish-refund', { outRefundNo: 'nobody' })).rejects.toThrow('404')
  await post('refund', { behaviour: 'done' })
  expect((await state()).refund).toBe('done')
})

test('a card of the leader lies in the lists of her neighbours, not in her own and not with the brand', async () => {
  const { cloud, state } = await open()
  cloud.shares.add({ fromOpenid: 'oCHEN', title: '周四汽水团', path: 'pages/consumer/group/index?id=g1' })
  const { phones, cards } = await state()
  expect(phones[0]!.received).toMatchObject([
    { title: '陈姐转来周四汽水团', about: '邻居群里的卡片', page: 'pages/consumer/group/index?id=g1' },
  ])
  expect(phones[1]!.received).toEqual([])
  expect(phones[2]!.received).toEqual([])
  expect(cards).toMatchObject([{ from: '陈姐', title: '周四汽水团' }])
})

test('a card and a page are opened in a phone, an address elsewhere is not', async () => {
  const { cloud, post } = await open()
  const { id } = cloud.shares.add({
    fromOpenid: 'oCHEN',
    title: '团',
    path: '/pages/consumer/group/index?id=g1',
  })
  expect(await post('open', { phone: 0, card: id })).toEqual({
    phone: 0,
    page: 'pages/consumer/group/index?id=g1',
  })
  expect(await post('open', { phone: 1, page: 'pages/leader/desk/index' })).toMatchObject({ phone: 1 })
  for (const page of [
    'https://example.org/pages/x',
    '//example.org',
    'javascript:alert(1)',
    'pages/../../x',
    '',
  ])
    await expect(post('open', { phone: 0, page })).rejects.toThrow('400')
  await expect(post('open', { phone: 0, card: 'none' })).rejects.toThrow('404')
})

const facts = { groupTitle: '周四汽水团', fen: 3680, units: 9 }
const notice = (more: object = {}) => ({
  _id: 'paid-o1',
  memberId: 'm1',
  kind: 'paid',
  facts,
  page: 'pages/consumer/order/index?id=o1',
  at: AFTERNOON,
  wechat: 'none',
  ...more,
})

test('a notice says what happened, how it came and where it leads', async () => {
  const { state } = await open({ identities: [identity('linwan', 'm1')], notices: [notice()] })
  expect((await state()).phones[0]!.received).toEqual([
    {
      id: 'paid-o1',
      icon: 'check',
      title: '付了 ¥36.80，9 瓶落箱',
      about: '页内提示',
      at: AFTERNOON,
      page: 'pages/consumer/order/index?id=o1',
    },
  ])
})

test('a notice of somebody else is not in my list', async () => {
  const { state } = await open({
    identities: [identity('linwan', 'm1'), identity('chen', 'm2')],
    notices: [notice({ memberId: 'm2' })],
  })
  const { phones } = await state()
  expect(phones[0]!.received).toEqual([])
  expect(phones[1]!.received).toHaveLength(1)
})

test('a notice that WeChat carried too is one line, a message of its own is another', async () => {
  const { cloud, state } = await open({
    identities: [identity('linwan', 'm1')],
    notices: [notice({ wechat: 'sent' })],
  })
  const delivered: DeliveredMessage[] = [
    { openid: 'oLIN', templateId: 't', page: 'pages/consumer/order/index?id=o1', data: {}, at: AFTERNOON },
    { openid: 'oLIN', templateId: 't', data: { thing1: { value: '到货了' } }, at: AFTERNOON - MINUTE },
  ]
  cloud.messages.delivered = () => delivered
  expect((await state()).phones[0]!.received).toMatchObject([
    { title: '付了 ¥36.80，9 瓶落箱', about: '服务通知' },
    { title: '到货了', about: '服务通知', page: '' },
  ])
})

test('a leader sees what was bought in her groups, but not her own order', async () => {
  const order = (id: string, memberId: string, state = 'paid') => ({
    _id: id,
    groupId: 'g1',
    leaderId: 'm2',
    memberId,
    memberName: '林晚',
    units: 9,
    payment: { state, paidAt: AFTERNOON },
  })
  const { state } = await open({
    identities: [identity('chen', 'm2')],
    orders: [order('o1', 'm1'), order('o2', 'm2'), order('o3', 'm1', 'placed')],
  })
  expect((await state()).phones[1]!.received.map(({ id, title }) => [id, title])).toEqual([
    ['order-o1', '林晚买了 9 瓶'],
  ])
})

test('a colleague sees the cases of the own region and how long is left, head office all of them', async () => {
  const each = (id: string, regionId: string) => ({
    _id: id,
    regionId,
    memberName: '江敏',
    score: 6,
    reasons: ['送晚了'],
    state: 'open',
    openedAt: AFTERNOON,
    dueAt: AFTERNOON + 2 * HOUR + 14 * MINUTE,
  })
  const documents = (regionId: string | null): Documents => ({
    identities: [identity('xu', 'm3')],
    staff: [{ _id: 'm3', regionId }],
    cases: [each('c1', 'east'), each('c2', 'north')],
  })
  const region = await open(documents('east'))
  expect((await region.state()).phones[2]!.received).toMatchObject([
    { title: '江敏打了 6 分，送晚了', about: '还有 2 小时 14 分', page: 'pages/staff/case/index?id=c1' },
  ])
  await region.close()
  const office = await open(documents(null))
  expect((await office.state()).phones[2]!.received).toHaveLength(2)
})

test('while time is moved nothing else moves it', async () => {
  const { post, cloud, state } = await open()
  let arrive = () => {}
  cloud.clock.advance = () => new Promise(done => (arrive = done))
  const first = post('clock', { move: '1d' })
  await expect.poll(async () => (await state()).busy, { timeout: 20_000 }).toBe('过一天')
  await expect(post('clock', { move: '15m' })).rejects.toThrow('正在过一天')
  arrive()
  await first
  expect((await state()).busy).toBeNull()
})

test('only writes that others see wake the phones: all of them after a timer, the others after a person', () => {
  const counters = (name: string, collection: string, writes: number) =>
    ({ function: name, trail: [{ action: 'x', collection, writes, examined: 0 }] }) as never
  expect(nudgeAfter(counters('order', 'orders', 1))).toBe('others')
  expect(nudgeAfter(counters('timers', 'groups', 1))).toBe('all')
  expect(nudgeAfter(counters('order', 'orders', 0))).toBe('none')
  expect(nudgeAfter(counters('member', 'notices', 1))).toBe('none')
})

test('the page hears of a payer that was chosen and of a page that is opened', async () => {
  const { post, stage } = await open()
  const stream = (await fetch(`${stage.url}/api/events`)).body!.getReader()
  const heard = async (what: string) => {
    let text = ''
    while (!text.includes(what)) text += new TextDecoder().decode((await stream.read()).value)
    return text
  }
  await heard('retry')
  await post('payer', { behaviour: 'cancels' })
  expect(await heard('event: changed')).toContain('{"nudge":"none"}')
  await post('open', { phone: 1, page: 'pages/leader/desk/index' })
  expect(await heard('event: show')).toContain('"page":"pages/leader/desk/index"')
  await stream.cancel()
})

test('money, rests of time and unknown notices have words', () => {
  expect(yuan(5)).toBe('¥0.05')
  expect(sayRest(59_000)).toBe('不到 1 分')
  expect(sayRest(HOUR)).toBe('1 小时')
  expect(sayRest(50 * HOUR)).toBe('2 天')
  expect(sayNotice('something-new', {})).toEqual({ icon: 'bell', title: 'something-new' })
})
