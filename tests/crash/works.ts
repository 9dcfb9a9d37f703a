import type { NoticeKind } from '../../domain/notice/types'
import { collectedOrder, orderId, orders } from '../support/collected'
import { joinInput, orderOf, place, placeAndPay, tapId } from '../support/joining'
import type { Shop } from '../support/shop'
import { DAY, HOUR, MINUTE, people, START, type Person } from '../support/world'

/** Leads a shop up to the minute before the timers have something to do. */
export type Work = (shop: Shop) => Promise<void>

const { lin, zhou, wu, he, chen, xu } = people

/** What the timers do, by the job that does it. */
export const works: Record<string, Work> = {
  'orders: a window that passes, and money nobody told us of': async shop => {
    await allow(shop, 'paid')
    await shop.openGroup({ rule: { by: 'units', target: 60 } })
    await place(shop, wu)
    shop.cloud.pay.choose('notice-lost')
    const { orderId } = await placeAndPay(shop, lin)
    await shop.cloud.clock.advanceTo(orderOf(shop, orderId).payBy - MINUTE)
  },

  'orders: thanks for one, questions about another': async shop => {
    await allow(shop, 'survey')
    const now = shop.cloud.clock.now()
    const [old, recent] = [now - 7 * DAY + MINUTE, now - DAY + MINUTE]
    const asked = { todo: {}, nextDue: old + 7 * DAY }
    await shop.put(
      orders(
        collectedOrder(orderId(1), lin, old, {
          ...asked,
          todo: { thanks: { due: old + 7 * DAY, tries: 0 } },
        }),
        collectedOrder(orderId(2), zhou, recent),
      ),
    )
  },

  'groups: one that forms': shop => ending(shop, 6),
  'groups: one that fails': shop => ending(shop, 60),

  'responses: a low score whose call died': async shop => {
    const complain = await askedAboutTwo(shop)
    await dieAfter(
      shop,
      'survey',
      'responses',
      () => complain(1),
      () => complain(2),
    )
  },

  'responses: an answer whose call died before the member was told': async shop => {
    await allow(shop, 'case-answered')
    const complain = await askedAboutTwo(shop)
    const reply = (n: number) => {
      const input = { caseId: `pickup-${orderId(n)}`, answerId: tapId('answer'), text: '马上补一箱' }
      return shop.as(xu).reply('staff', 'answer', input)
    }
    await complain(1)
    await complain(2)
    await dieAfter(
      shop,
      'staff',
      'cases',
      () => reply(1),
      () => reply(2),
    )
  },

  'identities: a join and a profile whose calls died': async shop => {
    const [first, second] = [1, 2].map(n => ({ key: 'new', openid: `oTEST_new_${n}_000000000` }))
    const join = (who: Person) =>
      shop.as(who).reply('member', 'join', { privacy: 1, agreement: 1, name: '温岚' })
    await dieAfter(
      shop,
      'member',
      'identities',
      () => join(first!),
      () => join(second!),
    )
    const rename = (who: Person) => shop.as(who).reply('member', 'profile', { name: '阮青', elder: true })
    await dieAfter(
      shop,
      'member',
      'identities',
      () => rename(lin),
      () => rename(zhou),
    )
  },

  'imports: a list whose call died': async shop => {
    const head = '编号,名称,类别,规格,说明,单买价,团购价,瓶数,由什么组成,图,底色,上架'
    const send = (id: string) => {
      const csv = `${head}\n${id},${id},单瓶,275 ml,,5.60,4.10,1,,bottle-mandarin,橙,在售`
      return shop.as(people.liang).reply('stock', 'import', { importId: tapId('import'), csv })
    }
    await dieAfter(
      shop,
      'stock',
      'imports',
      () => send('first'),
      () => send('second'),
    )
  },

  'shelves: a hold without its order, and goods that run low': async shop => {
    await shop.openGroup({ allot: { mandarin: 12 }, most: { mandarin: 48 }, skus: ['mandarin'] })
    const join = () => shop.as(he).reply('group', 'join', joinInput({ lines: [['mandarin', 6]] }))
    await dieAfter(shop, 'group', 'shelves', () => placeAndPay(shop, lin, { lines: [['mandarin', 2]] }), join)
    // Shelves are looked at every five minutes: here for the last time before the orphan's window is over.
    await shop.cloud.clock.advanceTo(START + 12 * MINUTE)
  },

  'stock: an opening that died': async shop => {
    const open = () => {
      const input = { openId: tapId('open'), from: { kind: 'template', id: 'thursday' } }
      return shop.as(chen).reply('leader', 'open', input)
    }
    await dieAfter(shop, 'leader', 'shelves', open, open)
    // It is dead after an hour; the warehouse is looked through once an hour, for the last time here.
    await shop.cloud.clock.advanceTo(START + 30 * MINUTE)
    await shop.cloud.clock.advanceTo(START + 89 * MINUTE)
  },

  'sums: an hour that closes': async shop => {
    await shop.openGroup({ rule: { by: 'units', target: 60 }, endsAt: START + 9 * HOUR })
    await placeAndPay(shop, lin)
    await placeAndPay(shop, zhou)
    // Booked in this hour, which is closed five minutes after its end; the shop opened at half past.
    await shop.cloud.clock.advance(MINUTE)
    await shop.cloud.clock.advanceTo(START + 33 * MINUTE)
  },
}

/** Each of the members who order here allows WeChat two messages of a kind, so that one too many would arrive. */
async function allow(shop: Shop, ...kinds: NoticeKind[]): Promise<void> {
  for (const who of [lin, zhou])
    for (const kind of [...kinds, ...kinds]) {
      shop.cloud.messages.accept(who.openid, `LINTUAN-${kind}`)
      await shop.as(who).call('member', 'grant', { accepted: [kind], tapId: tapId('grant') })
    }
}

/** A group of which twelve bottles are paid, one minute before its deadline. */
async function ending(shop: Shop, target: number): Promise<void> {
  await allow(shop, 'group-formed', 'group-failed', 'refund-done')
  const endsAt = START + HOUR
  await shop.openGroup({ rule: { by: 'units', target }, endsAt })
  await placeAndPay(shop, lin)
  await placeAndPay(shop, zhou)
  await shop.cloud.clock.advanceTo(endsAt - MINUTE)
}

/** Two members are asked about what they collected; answers how the first or the second of them complains. */
async function askedAboutTwo(shop: Shop): Promise<(n: number) => Promise<unknown>> {
  const who = [lin, zhou]
  await shop.put(orders(...who.map((each, index) => collectedOrder(orderId(index + 1), each))))
  await shop.cloud.clock.advance(DAY + HOUR)
  return n => {
    const answers = { q1: 2, q2: ['leaking'], q3: '没气' }
    const input = { invitationId: `pickup-${orderId(n)}`, versionId: 'pickup@1', answers }
    return shop.as(who[n - 1]!).reply('survey', 'answer', input)
  }
}

/**
 * Lets a call die right after its first write to a collection. `pilot`: the same call for somebody else, by which it is
 * learnt which of its requests that is.
 */
async function dieAfter(
  shop: Shop,
  name: string,
  collection: string,
  pilot: () => Promise<unknown>,
  call: () => Promise<unknown>,
): Promise<void> {
  let request = 0
  const stop = shop.cloud.counters.watch(({ function: of, trail }) => {
    if (of === name && request === 0)
      request = 1 + trail.findIndex(step => step.collection === collection && step.writes > 0)
  })
  await pilot()
  stop()
  if (request === 0) throw new Error(`${name} writes no ${collection}`)
  shop.cloud.faults.plan({ function: name, request, applied: true, kill: true })
  await call().catch(() => undefined)
  if (shop.cloud.faults.pending() > 0) throw new Error(`${name} did not die`)
  shop.cloud.faults.clear()
}
