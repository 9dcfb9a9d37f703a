import { indexes } from '../../cloudfunctions/_kit/store/indexes.ts'
import { paymentEntry, pointsEntry } from '../../domain/ledger/entries.ts'
import type { Entry } from '../../domain/ledger/types.ts'
import type { Order } from '../../domain/order/types.ts'
import { closedBefore } from '../../domain/sums/hours.ts'
import { startCloud } from '../../emulator/index.ts'
import type { Cloud } from '../../emulator/types.ts'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { root } from '../../scripts/support/root.ts'
import { collectedOrder, orderId } from '../../tests/support/collected.ts'
import {
  DAY,
  fen,
  groupDocuments,
  HOUR,
  people,
  START,
  worldDocuments,
  type Person,
} from '../../tests/support/world.ts'

/** Orders a day, all in one group of 陈姐's: half of them 林晚’s, the others 周婷’s. Few, so that the shortest past fills a page. */
export const ORDERS_A_DAY = 4

/**
 * How a past grows. `one by one`: more days of the same size. `all today`: one busy day of a big brand. `more neighbours`: as
 * many days, with more and more groups of other people beside 陈姐's one of each day.
 */
export type Past = 'one by one' | 'all today' | 'more neighbours'

/** Orders of the smallest past that grows by neighbours: nobody's but 陈姐's. */
const SMALLEST = 1_000
/** The days of other people. */
const DAYS = 250
/** Her last days, so that what is shown of today and of this week fills a page already in the smallest. */
const BUSY = { days: 9, orders: 24 }
/** Orders of a group of other people, and orders for which there is one more leader, and one more member. */
const OTHERS = { group: 40, aLeader: 5_000, aMember: 20 }

/**
 * A cloud in memory at the end of so many orders, loaded past the functions: what is asked about today or about a page must
 * not notice how many there are.
 */
export async function openLongPast(orders: number, past: Past = 'one by one'): Promise<Cloud> {
  await buildFunctions()
  const cloud = await startCloud({
    memory: true,
    functions: `${root}/dist/functions`,
    indexes,
    clock: START,
    seed: 1,
    refuseUndeclaredScans: true,
  })
  cloud.database.load(lines(orders, past))
  await addUp(cloud)
  return cloud
}

/**
 * What the timers would have added up long ago: every closed hour of every region. A tick that is ended by the platform is
 * gone on with by the next, as long as each comes further.
 */
async function addUp(cloud: Cloud): Promise<void> {
  const reach = () => cloud.database.find<{ at: number }>('settings', { _id: 'summed-east' })[0]?.at ?? 0
  for (let at = reach(); at < closedBefore(cloud.clock.now()); at = reach()) {
    const ended = await cloud.runTimer('timers').catch((error: Error) => error)
    if (reach() === at) throw new Error(`nothing is added up behind ${at}`, { cause: ended })
  }
}

function* lines(orders: number, past: Past): Generator<string> {
  let all: string[] = []
  const add = (collection: string, document: object) =>
    void all.push(JSON.stringify({ collection, document }))
  for (const [collection, documents] of Object.entries(worldDocuments(START)))
    for (const document of documents) add(collection, document)
  const open = groupDocuments({ groupId: 'gopen' }, START)
  add('groups', open.group)
  add('terms', open.terms)
  add('shelves', open.shelf)
  const own = past === 'more neighbours' ? SMALLEST : orders
  for (let n = 0, made = 0; made < own; n += 1) {
    const busy = past === 'more neighbours' && n < BUSY.days
    const count = Math.min(busy ? BUSY.orders : ORDERS_A_DAY, own - made)
    made += count
    addGroup({ groupId: `gday${n}`, ago: past === 'all today' ? 0 : n, count, ...ours }, add)
    yield* all
    all = []
  }
  if (past === 'more neighbours') yield* strangers(orders)
  for (let n = 0; n < Math.floor((orders - own) / OTHERS.group); n += 1) {
    addGroup({ groupId: `gother${n}`, ago: n % DAYS, count: OTHERS.group, ...others(n, orders) }, add)
    yield* all
    all = []
  }
}

interface PastGroup {
  groupId: string
  /** Days before today. */
  ago: number
  /** Orders. */
  count: number
  leaderId: string
  buyer: (turn: number) => Required<Person>
}

const ours: Pick<PastGroup, 'leaderId' | 'buyer'> = {
  leaderId: 'mchen',
  buyer: turn => (turn % 2 === 0 ? people.lin : people.zhou),
}

/** The members of other people's groups. */
function* strangers(orders: number): Generator<string> {
  const world = worldDocuments(START)
  for (let n = 0; n < othersIn(orders).members; n += 1) {
    const { openid, memberId } = other(n)
    const identity = { ...world['identities']![0]!, _id: openid, memberId }
    yield JSON.stringify({ collection: 'identities', document: identity })
    const member = { ...world['members']![0]!, _id: memberId, openid }
    yield JSON.stringify({ collection: 'members', document: member })
  }
}

const othersIn = (orders: number) => ({
  leaders: Math.ceil(orders / OTHERS.aLeader),
  members: Math.ceil(orders / OTHERS.aMember),
})

function other(n: number): Required<Person> {
  const key = `other${n}`
  return { key, openid: `oTEST_${key}`, memberId: `m${key}` }
}

/** Other people's: each day other leaders, each group other members. */
function others(n: number, orders: number): Pick<PastGroup, 'leaderId' | 'buyer'> {
  const { leaders, members } = othersIn(orders)
  return {
    leaderId: `mleader${n % leaders}`,
    buyer: turn => other((n * OTHERS.group + turn) % members),
  }
}

/** A group that ended `ago` days before today, handed out the day after, thanked for a week later. */
function addGroup(
  { groupId, ago, count, leaderId, buyer }: PastGroup,
  add: (collection: string, document: object) => void,
): void {
  const opened = START - ago * DAY - 2 * HOUR
  const { group, terms, shelf } = groupDocuments({ groupId, endsAt: opened + HOUR }, opened)
  const joined: Record<string, object> = {}
  for (let turn = 0; turn < count; turn += 1) {
    const who = buyer(turn)
    const id = orderId(`${groupId.slice(1)}x${turn}`)
    const placedAt = opened + turn * 60_000
    const order = { ...pastOrder(id, who, groupId, placedAt, ago), leaderId }
    add('orders', order)
    joined[id] = {
      key: order.memberKey,
      surname: '林',
      units: order.units,
      fen: order.goodsFen,
      paidAt: placedAt,
    }
    const of = { orderId: id, memberId: who.memberId, leaderId, regionId: 'east' }
    const book = (entry: Entry) => add('entries', { ...entry, bookedAt: entry.at })
    book(paymentEntry(of, `42${id}`, order.payableFen, placedAt))
    if (ago > 8) book(pointsEntry(of, order.points.points, placedAt + 8 * DAY))
    add('notices', {
      _id: `collected-${id}`,
      memberId: who.memberId,
      kind: 'collected',
      facts: { groupTitle: group.title, units: 8 },
      page: 'pages/tabs/orders/index',
      at: placedAt + DAY,
      wechat: 'no-grant',
      readAt: placedAt + DAY,
    })
    if (turn % 4 === 0) addOpinion(order, add)
  }
  add('groups', {
    ...group,
    leaderId,
    state: 'closed',
    outcome: 'formed',
    formedAt: opened,
    totals: { units: 8 * count, fen: fen(3680 * count), people: 2, orders: count },
    arrivedAt: ago > 1 ? opened + DAY : null,
    todo: {},
    nextDue: null,
  })
  add('terms', terms)
  add('shelves', { ...shelf, open: false, joined })
  add('audits', {
    _id: `a${groupId}`,
    at: opened,
    by: leaderId,
    byName: '陈姐',
    role: 'leader',
    action: 'open',
    target: groupId,
    regionId: 'east',
    facts: {},
    outcome: 'done',
  })
}

function pastOrder(
  id: string,
  who: Required<typeof people.lin>,
  groupId: string,
  placedAt: number,
  ago: number,
): Order {
  const order = collectedOrder(id, who, placedAt + DAY, {
    groupId,
    shelfId: `${groupId}~1`,
    placedAt,
    payBy: placedAt,
  })
  const payment = { ...order.payment, paidAt: placedAt, transactionId: `42${id}` }
  const rest = { payment, todo: {}, nextDue: null }
  if (ago <= 1) return { ...order, ...rest, collected: null, arrivedAt: null }
  if (ago <= 8) return { ...order, ...rest }
  return {
    ...order,
    ...rest,
    points: { ...order.points, state: 'earned' },
    commission: { ...order.commission, state: 'due' },
  }
}

/** What she said of it: every second time badly, and answered since. */
function addOpinion(order: Order, add: (collection: string, document: object) => void): void {
  const { _id: id, memberId, groupId, leaderId, regionId, placedAt } = order
  const _id = `pickup-${id}`
  const score = Number(id.at(-1)) % 2 === 0 ? 5 : 10
  const of = { _id, memberId, orderId: id, groupId, leaderId, regionId }
  const at = placedAt + 2 * DAY
  add('invitations', {
    ...of,
    surveyId: 'pickup',
    versionId: 'pickup@1',
    occasion: 'after-pick-up',
    state: 'answered',
    invitedAt: at,
    expiresAt: at + 7 * DAY,
  })
  add('responses', {
    ...of,
    surveyId: 'pickup',
    versionId: 'pickup@1',
    answers: { q1: score },
    score,
    invitedAt: at,
    answeredAt: at,
    todo: {},
    nextDue: null,
    stuck: false,
  })
  if (score === 5)
    add('cases', {
      ...of,
      memberName: '林晚',
      score,
      reasons: [],
      state: 'solved',
      openedAt: at,
      dueAt: at + DAY,
      ownerId: 'mxu',
      ownerName: '许衡',
      thread: [],
      solvedAt: at,
      rev: 2,
    })
}
