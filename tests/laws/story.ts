import fc from 'fast-check'
import type { Reply } from '../../contracts/reply'
import type { JoinOutput } from '../../contracts/group'
import type { MeOutput } from '../../contracts/member'
import type { Group, GroupRule } from '../../domain/group/types'
import type { Order } from '../../domain/order/types'
import type { Stock } from '../../domain/stock/types'
import type { PayerBehaviour } from '../../emulator/types'
import { joinInput, prepayIdOf } from '../support/joining'
import { tap } from '../support/neighbours'
import type { Shop } from '../support/shop'
import { comeToRest } from '../support/books'
import { DAY, fen, HOUR, MINUTE, people } from '../support/world'

/** What neighbours, WeChat and the clock may do to a few groups, in any order and also at the same moment. */
export type Step =
  | {
      do: 'join'
      who: number
      group: number
      lines: [sku: string, quantity: number][]
      how: PayerBehaviour | null
    }
  | { do: 'pay'; order: number; how: PayerBehaviour }
  | { do: 'tap again' | 'ask to pay' | 'cancel' | 'check'; order: number }
  | { do: 'told again'; order: number; times: number }
  | { do: 'timers twice' }
  | { do: 'time passes'; minutes: number }
  /** To the minute after an order's pay window, when it was closed and late money is still on its way. */
  | { do: 'window ends'; order: number }
  | { do: 'no money for refunds'; times: number }
  /** WeChat closes the next refunds, and staff put right whatever they find. */
  | { do: 'refunds are closed'; times: number }
  | { do: 'staff mend' }
  /** A delivery, or below zero a correction, of every item. */
  | { do: 'stock moves'; units: number }
  | { do: 'at once'; steps: Step[] }

export interface Story {
  rules: GroupRule[]
  /** Minutes the groups are open. */
  open: number
  /** Units of each item in the warehouse when it begins. */
  stock: number
  steps: Step[]
  /** Who of the buyers collects, and what they say: a score for each. */
  scores: (number | null)[]
}

const neighbours = [people.lin, people.zhou, people.wu, people.he, people.jiang, people.chen]
const leaders = ['chen', 'ding'] as const
const skus = ['mandarin', 'seasalt', 'lychee', 'osmanthus', 'limeade', 'sixpack', 'case24', 'opener']

const nth = fc.nat({ max: 40 })
const few = (max: number) => fc.integer({ min: 1, max })
const line = fc.tuple(fc.constantFrom(...skus), few(4))
const behaviours: PayerBehaviour[] = [
  'pays',
  'cancels',
  'pays-twice',
  'pays-late',
  'notice-lost',
  'notice-forged',
  'pays-odd-amount',
  'pays-odd-merchant',
]
const how = fc.oneof(
  { weight: 3, arbitrary: fc.constant<PayerBehaviour>('pays') },
  { weight: 3, arbitrary: fc.constantFrom(...behaviours) },
)

const join = fc.record({
  do: fc.constant('join' as const),
  who: fc.nat({ max: 5 }),
  group: fc.nat({ max: 1 }),
  lines: fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: ([sku]) => sku }),
  how: fc.option(how, { freq: 4 }),
})
const single: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: join },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pay' as const), order: nth, how }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('tap again' as const, 'ask to pay' as const, 'cancel' as const, 'check' as const),
      order: nth,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('told again' as const), order: nth, times: few(4) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'timers twice' }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refunds are closed' as const), times: few(2) }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'staff mend' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('stock moves' as const),
      units: fc.integer({ min: -12, max: 24 }).filter(units => units !== 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('no money for refunds' as const), times: few(4) }) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: single },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('window ends' as const), order: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('time passes' as const), minutes: few(25) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('at once' as const),
      steps: fc.array(single, { minLength: 2, maxLength: 6 }),
    }),
  },
)
const rule: fc.Arbitrary<GroupRule> = fc.oneof(
  few(40).map((target): GroupRule => ({ by: 'units', target })),
  few(2).map((target): GroupRule => ({ by: 'cases', target })),
  few(5).map((target): GroupRule => ({ by: 'people', target })),
  few(200).map((yuan): GroupRule => ({ by: 'amount', targetFen: fen(yuan * 100) })),
)
export const stories: fc.Arbitrary<Story> = fc.record({
  rules: fc.tuple(rule, rule),
  open: fc.integer({ min: 20, max: 90 }),
  stock: fc.nat({ max: 40 }),
  steps: fc.array(step, { minLength: 14, maxLength: 24, size: 'max' }),
  scores: fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { freq: 4 }), { minLength: 6, maxLength: 6 }),
})

interface Tap {
  who: (typeof neighbours)[number]
  input: ReturnType<typeof joinInput>
  prepayId?: string
}

/** Lives a story on the compiled functions, to its end: decided, handed out, thanked for. */
export class Teller {
  private readonly taps: Tap[] = []
  private readonly groups: string[] = []
  /** Replies that are a breach by themselves. */
  readonly broken: string[] = []

  constructor(
    private readonly shop: Shop,
    private readonly name: string,
  ) {}

  async begin({ rules, open, stock }: Story): Promise<void> {
    const endsAt = this.shop.cloud.clock.now() + open * MINUTE
    const allot = { mandarin: 80, seasalt: 24, lychee: 24, osmanthus: 9, limeade: 9, opener: 4 }
    // Over two shelves, so that what one has not the other may have.
    const hot = {
      allot: { ...allot, mandarin: 50, seasalt: 4, lychee: 12, osmanthus: 5, limeade: 1, opener: 1 },
      moreShelves: [{ mandarin: 30, seasalt: 20, lychee: 12, osmanthus: 4, limeade: 8, opener: 3 }],
    }
    const most = { ...allot, seasalt: 30, lychee: 30, osmanthus: 12 }
    for (const [index, rule] of rules.entries())
      this.groups.push(
        await this.shop.openGroup({
          groupId: `${this.name}g${index}`,
          rule,
          endsAt,
          leader: leaders[index]!,
          ...(index === 0 ? hot : { allot: { ...allot, mandarin: 30 }, mostPeople: 4 }),
          most,
        }),
      )
    for (const { item, free } of this.stocks()) await this.moveStock(item, stock - free)
  }

  private stocks(): Stock[] {
    return this.shop.all<Stock>('stock', { regionId: 'east' })
  }

  /** Two colleagues count at once, the second one with the first one's tap. */
  private async moveStock(item: string, units: number): Promise<void> {
    if (units === 0) return
    const move = { tapId: tap('stock'), regionId: 'east', item, units }
    const [action, more] = units > 0 ? ['receive', {}] : ['correct', { why: 'missing' }]
    await Promise.all([1, 2].map(() => this.ask({ who: people.xu }, 'stock', action, { ...move, ...more })))
  }

  async take(step: Step): Promise<void> {
    const { cloud } = this.shop
    switch (step.do) {
      case 'at once':
        return void (await Promise.all(step.steps.map(one => this.take(one))))
      case 'timers twice':
        return void (await Promise.all([cloud.runTimer('timers'), cloud.runTimer('timers')]))
      case 'time passes':
        return cloud.clock.advance(step.minutes * MINUTE)
      case 'no money for refunds':
        return cloud.pay.failRefunds(step.times)
      case 'refunds are closed':
        return cloud.pay.chooseRefund('closed', step.times)
      case 'staff mend':
        return this.mend()
      case 'stock moves':
        return void (await Promise.all(this.stocks().map(({ item }) => this.moveStock(item, step.units))))
      case 'join':
        return this.join(step)
      default: {
        const tap = this.taps[step.order % Math.max(1, this.taps.length)]
        return tap && this.follow(step, tap)
      }
    }
  }

  /** Two colleagues at once, both with everything that is theirs to put right. */
  private async mend(): Promise<void> {
    const orders = this.groups.flatMap(groupId => this.shop.all<Order>('orders', { groupId }))
    for (const { _id: orderId, payment, refunds } of orders) {
      for (const [name, { why, state }] of Object.entries(payment.odd ?? {})) {
        if (state !== 'waiting') continue
        const input = { orderId, transactionId: name.slice(1) }
        const [action, more] = why === 'amount' ? ['send-back', {}] : ['dismiss', { note: '问过微信了' }]
        await Promise.all(
          [people.xu, people.liang].map(who => this.ask({ who }, 'shop', action, { ...input, ...more })),
        )
      }
      for (const [refundId, { state }] of Object.entries(refunds))
        if (state === 'closed')
          await Promise.all(
            [people.xu, people.liang].map(who =>
              this.ask({ who }, 'shop', 'refund-again', { orderId, refundId }),
            ),
          )
    }
  }

  private async join({ who, group, lines, how }: Extract<Step, { do: 'join' }>): Promise<void> {
    const { pointId } = this.shop.one<Group>('groups', this.groups[group]!)
    const input = joinInput({ groupId: this.groups[group]!, lines, pointId })
    const tap: Tap = { who: neighbours[who]!, input }
    this.taps.push(tap)
    await this.tapped(tap)
    if (how) await this.pay(tap, how)
  }

  private async pay({ prepayId }: Tap, how: PayerBehaviour): Promise<void> {
    if (!prepayId) return
    this.shop.cloud.pay.choose(how)
    await this.shop.cloud.pay.confirm(prepayId)
  }

  private async tapped(tap: Tap): Promise<void> {
    const reply = await this.ask<JoinOutput>(tap, 'group', 'join', tap.input)
    if (reply.ok && reply.data.payment) tap.prepayId = prepayIdOf(reply.data.payment)
  }

  private async follow(step: Extract<Step, { order: number }>, tap: Tap): Promise<void> {
    const orderId = tap.input.joinId
    const { cloud } = this.shop
    switch (step.do) {
      case 'pay':
        return this.pay(tap, step.how)
      case 'tap again':
        return this.tapped(tap)
      case 'ask to pay':
        return void (await this.ask(tap, 'order', 'pay', { orderId }))
      case 'cancel':
      case 'check':
        return void (await this.ask(tap, 'order', step.do, { orderId }))
      case 'window ends': {
        const order = this.shop.one<Order | undefined>('orders', orderId)
        if (order && order.payBy > cloud.clock.now()) await cloud.clock.advanceTo(order.payBy + MINUTE)
        return
      }
      case 'told again': {
        const [transactionId] = cloud.pay.record(orderId)?.transactionIds ?? []
        const notice = { outTradeNo: orderId, transactionId, resultCode: 'SUCCESS' }
        await Promise.all(
          Array.from({ length: step.times }, () =>
            cloud.call('payment', notice, { source: 'wx_paycallback' }),
          ),
        )
      }
    }
  }

  private async ask<T>(
    { who }: Pick<Tap, 'who'>,
    name: string,
    action: string,
    input: object,
  ): Promise<Reply<T>> {
    const reply = await this.shop.as(who).reply<T>(name, action, input)
    if (!reply.ok && reply.refusal.code === 'broken')
      this.broken.push(`${name}/${action} broke: ${this.said()}`)
    return reply
  }

  private said(): string {
    const { requestId } = this.shop.cloud.counters.recent().at(-1)!
    return this.shop.cloud.lines(requestId).join(' ').slice(0, 400)
  }

  /** The deadline passes, what formed is handed out, scores are given, return windows end. */
  async end({ scores }: Story): Promise<boolean> {
    const { cloud } = this.shop
    cloud.pay.failRefunds(0)
    cloud.pay.chooseRefund('done', 0)
    await this.mend()
    const { decideAt } = this.shop.one<Group>('groups', this.groups[0]!)
    await cloud.clock.advanceTo(Math.max(decideAt, cloud.clock.now()) + 5 * MINUTE)
    await this.mend()
    if (!(await comeToRest(cloud, cloud.clock.now() + HOUR))) return false
    for (const [index, groupId] of this.groups.entries())
      await this.handOut(people[leaders[index]!], groupId, scores)
    await cloud.clock.advance(DAY + HOUR)
    if (!(await comeToRest(cloud, cloud.clock.now() + HOUR))) return false
    for (const [index, who] of neighbours.entries()) await this.say(who, scores[index] ?? 10)
    return comeToRest(cloud, cloud.clock.now() + 30 * DAY)
  }

  private async handOut(
    leader: (typeof neighbours)[number],
    groupId: string,
    scores: Story['scores'],
  ): Promise<void> {
    if (this.shop.one<Group>('groups', groupId).outcome !== 'formed') return
    await this.ask({ who: leader }, 'leader', 'arrive', { groupId })
    for (const { _id: orderId, memberId, pickup } of this.shop.all<Order>('orders', { groupId })) {
      const at = neighbours.findIndex(who => who.memberId === memberId)
      if (scores[at] === null || !pickup) continue
      const input = { orderId, code: pickup.code, how: 'scan' }
      await Promise.all([1, 2].map(() => this.ask({ who: leader }, 'leader', 'collect', input)))
    }
  }

  private async say(who: (typeof neighbours)[number], score: number): Promise<void> {
    const me = await this.ask<MeOutput>({ who }, 'member', 'me', {})
    const invitationId = me.ok ? me.data.waiting.survey?.invitationId : undefined
    if (!invitationId) return
    const answers = { q1: score, q2: [score > 6 ? 'tasty' : 'leaking'] }
    const input = { invitationId, versionId: 'pickup@1', answers }
    await Promise.all([1, 2].map(() => this.ask({ who }, 'survey', 'answer', input)))
  }
}
