import type { Goods, StockItem } from '../../domain/goods/types'
import type {
  Group,
  GroupRule,
  GroupTemplate,
  GroupTerms,
  PickupPoint,
  PoolLine,
} from '../../domain/group/types'
import type { Leader } from '../../domain/leader/types'
import type { Identity, Member } from '../../domain/member/types'
import type { Fen } from '../../domain/money/types'
import type { Shelf } from '../../domain/shelf/types'
import { emptyStock } from '../../domain/stock/stock-id'
import type { Stock } from '../../domain/stock/types'
import type { Staff } from '../../domain/staff/types'
import { memberKeyOf } from '../../cloudfunctions/_kit/hash'

/** A small fixed world for tests: two regions, three leaders, two staff, five members, eight goods. */

export const fen = (amount: number) => amount as Fen
/** 2026-05-21 14:31 in Shanghai, a Thursday: the moment of the drawings. */
export const START = Date.UTC(2026, 4, 21, 6, 31)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface Person {
  key: string
  openid: string
  /** Absent: a stranger. */
  memberId?: string
}

function person(key: string): Required<Person> {
  return { key, openid: `oTEST_${key}_000000000000`, memberId: `m${key}` }
}

export const people = {
  lin: person('lin'),
  zhou: person('zhou'),
  wu: person('wu'),
  he: person('he'),
  jiang: person('jiang'),
  /** Leader at 梧桐里 in the east. */
  chen: person('chen'),
  /** Leader at 晴川苑, in the east too. */
  ding: person('ding'),
  /** Leader in the north. */
  shen: person('shen'),
  /** Region staff, east. */
  xu: person('xu'),
  /** Region staff, north. */
  meng: person('meng'),
  /** Head office. */
  liang: person('liang'),
  stranger: { key: 'stranger', openid: 'oTEST_stranger_00000000' } as Person,
}

const names: Record<string, [name: string, surname: string, region: string, point: string]> = {
  lin: ['林晚', '林', 'east', 'wutong3'],
  zhou: ['周婷', '周', 'east', 'wutong3'],
  wu: ['老吴', '吴', 'east', 'wutong3'],
  he: ['何叔', '何', 'east', 'wutong3'],
  jiang: ['江敏', '江', 'east', 'qingchuan1'],
  chen: ['陈姐', '陈', 'east', 'wutong3'],
  ding: ['丁姐', '丁', 'east', 'qingchuan1'],
  shen: ['沈店长', '沈', 'north', 'beimen1'],
  xu: ['许衡', '许', 'east', 'wutong3'],
  meng: ['孟北', '孟', 'north', 'beimen1'],
  liang: ['老梁', '梁', 'east', 'wutong3'],
}

const leaderKeys = ['chen', 'ding', 'shen']
const staffKeys = ['xu', 'meng', 'liang']

export const points: PickupPoint[] = [
  {
    _id: 'wutong3',
    name: '梧桐里 3 号楼门厅',
    address: '梧桐里 3 号楼一层',
    regionId: 'east',
    leaderId: 'mchen',
  },
  { _id: 'qingchuan1', name: '晴川苑北门', address: '晴川苑北门岗亭', regionId: 'east', leaderId: 'mding' },
  { _id: 'beimen1', name: '北门书店', address: '文澜公寓北门书店', regionId: 'north', leaderId: 'mshen' },
]

const single = (item: string, name: string, priceFen: number, tint: Goods['tint'], sort: number): Goods => ({
  _id: item,
  name,
  kind: 'single',
  spec: '275 ml',
  note: '玻璃瓶',
  listPriceFen: fen(priceFen + 100),
  priceFen: fen(priceFen),
  units: 1,
  draws: [{ item, units: 1 }],
  art: `bottle-${item}`,
  tint,
  sort,
  state: 'on',
})

export const goods: Goods[] = [
  single('mandarin', '橘子汽水', 460, 'orange', 1),
  single('seasalt', '海盐汽水', 480, 'blue', 2),
  single('lychee', '荔枝汽水', 520, 'pink', 3),
  single('osmanthus', '桂花汽水', 520, 'gold', 4),
  single('limeade', '青桔汽水', 480, 'green', 5),
  {
    ...single('sixpack', '六瓶提篮', 2780, 'paper', 6),
    kind: 'bundle',
    spec: '275 ml × 6',
    units: 6,
    draws: [
      { item: 'mandarin', units: 2 },
      { item: 'seasalt', units: 2 },
      { item: 'lychee', units: 2 },
    ],
    art: 'sixpack',
  },
  {
    ...single('case24', '橘子整箱 24 瓶', 10400, 'orange', 7),
    kind: 'case',
    spec: '275 ml × 24',
    units: 24,
    draws: [{ item: 'mandarin', units: 24 }],
    art: 'crate',
  },
  { ...single('opener', '开瓶器', 1900, 'gold', 8), spec: '一只', units: 0, art: 'opener' },
]

export const template: GroupTemplate = {
  _id: 'thursday',
  regionId: 'east',
  title: '周四汽水团',
  rule: { by: 'units', target: 24 },
  crateSize: 24,
  skus: goods.map(({ _id }) => _id),
  allot: { mandarin: 96, seasalt: 96, lychee: 96, osmanthus: 48, limeade: 48, opener: 20 },
  endsInDays: 0,
  endsAtHour: 20,
  collectAfterDays: 1,
  collectFromHour: 16,
  collectUntilHour: 21,
  state: 'on',
}

/** Units of every item that each region's warehouse received before the first test acts. */
export const RECEIVED = 100_000

const stock: Stock[] = ['east', 'north'].flatMap(regionId =>
  goods
    .filter(({ kind }) => kind === 'single')
    .map(({ _id }) => ({ ...emptyStock(regionId, _id), free: RECEIVED, received: RECEIVED })),
)

export type Documents = Record<string, ({ _id: string } & Record<string, unknown>)[]>

/** Everything that exists before the first test acts. */
export function worldDocuments(now: number): Documents {
  const all = Object.entries(people).flatMap(([key, who]) =>
    who.memberId ? [{ ...(who as Required<Person>), key }] : [],
  )
  const identities: Identity[] = all.map(({ key, openid, memberId }) => ({
    _id: openid,
    memberId,
    name: names[key]![0],
    surname: names[key]![1],
    consent: { privacy: 1, agreement: 1, at: now - 30 * DAY },
    leader: leaderKeys.includes(key),
    staff: staffKeys.includes(key),
  }))
  const members: Member[] = all.map(({ key, openid, memberId }, index) => ({
    _id: memberId,
    openid,
    memberKey: memberKeyOf(openid),
    name: names[key]![0],
    surname: names[key]![1],
    household: `3-${601 + index}`,
    regionId: names[key]![2],
    pointId: names[key]![3],
    face: key,
    elder: false,
    joinedAt: now - 30 * DAY,
    source: {},
    cardNo: `QY 2026 ${String(1001 + index)}`,
  }))
  const leaders: Leader[] = leaderKeys.map(key => ({
    _id: `m${key}`,
    name: names[key]![0],
    regionId: names[key]![2],
    pointIds: [names[key]![3]],
    relation: 'managed',
    commissionBp: 800,
    phone: '13800000000',
    from: now - 30 * DAY,
    to: null,
    version: 1,
  }))
  const staff: Staff[] = staffKeys.map(key => ({
    _id: `m${key}`,
    name: names[key]![0],
    role: key === 'liang' ? 'head-office' : 'region',
    regionId: key === 'liang' ? null : names[key]![2],
    from: now - 30 * DAY,
    to: null,
  }))
  return {
    regions: [
      { _id: 'east', name: '华东区' },
      { _id: 'north', name: '华北区' },
    ],
    settings: [{ _id: 'brand', name: '青屿汽水', short: '青屿', reportsShipping: true }],
    pickup_points: points,
    goods,
    stock,
    templates: [template],
    identities,
    members,
    leaders,
    staff,
  } as unknown as Documents
}

export interface GroupWish {
  groupId?: string
  rule?: GroupRule
  crateSize?: number
  skus?: string[]
  /** What it sells instead of the goods of the small world. */
  goods?: Goods[]
  allot?: Record<StockItem, number>
  /** Units that each shelf may be given in all, when the warehouse is to bring more than it has. */
  most?: Record<StockItem, number>
  endsAt?: number
  leader?: 'chen' | 'ding' | 'shen'
  title?: string
  mostPeople?: number
  /** Further shelves of a hot group, each with what it may sell. */
  moreShelves?: Record<StockItem, number>[]
}

function sumOf(shelves: Record<StockItem, number>[]): Record<StockItem, number> {
  const sum: Record<StockItem, number> = {}
  for (const shelf of shelves)
    for (const [item, units] of Object.entries(shelf)) sum[item] = (sum[item] ?? 0) + units
  return sum
}

/** The documents of one open group, as opening it leaves them. */
export function groupDocuments(
  wish: GroupWish,
  now: number,
): { group: Group; terms: GroupTerms; shelf: Shelf; shelves: Shelf[] } {
  const groupId = wish.groupId ?? 'g1'
  const leaderKey = wish.leader ?? 'chen'
  const point = points.find(({ leaderId }) => leaderId === `m${leaderKey}`)!
  const endsAt = wish.endsAt ?? now + 5 * HOUR + 29 * MINUTE
  const pool: PoolLine[] = (wish.goods ?? goods)
    .filter(({ _id }) => !wish.skus || wish.skus.includes(_id))
    .map(({ _id, sort: _sort, state: _state, ...facts }) => ({ sku: _id, ...facts }))
  const shelves = [wish.allot ?? template.allot, ...(wish.moreShelves ?? [])].map((allot, index): Shelf => ({
    _id: `${groupId}~${index + 1}`,
    groupId,
    regionId: point.regionId,
    open: true,
    termsVersion: 1,
    endsAt,
    items: Object.fromEntries(
      Object.entries(allot).map(([item, allotted]) => [
        item,
        {
          allotted,
          free: allotted,
          held: 0,
          posted: 0,
          most: wish.most?.[item] ?? allotted,
          loads: 1,
        },
      ]),
    ),
    holds: {},
    joined: {},
    voided: {},
    unpaid: {},
    ...(wish.mostPeople === undefined
      ? {}
      : { seats: { most: wish.mostPeople, free: wish.mostPeople }, seated: {} }),
  }))
  const collectFrom = endsAt + 20 * HOUR
  return {
    group: {
      _id: groupId,
      title: wish.title ?? `${names[leaderKey]![0]}的周四汽水团`,
      leaderId: `m${leaderKey}`,
      leaderName: names[leaderKey]![0],
      regionId: point.regionId,
      pointId: point._id,
      relation: 'managed',
      origin: { kind: 'template', id: 'thursday' },
      openedAt: now,
      openedBy: `m${leaderKey}`,
      endsAt,
      decideAt: endsAt + 5 * MINUTE,
      collectFrom,
      termsVersion: 1,
      shelves: shelves.map(({ _id }) => _id),
      state: 'open',
      formedAt: null,
      outcome: null,
      totals: null,
      arrivedAt: null,
      todo: { close: { due: endsAt, tries: 0 } },
      nextDue: endsAt,
      stuck: false,
    },
    terms: {
      _id: `${groupId}@1`,
      groupId,
      version: 1,
      rule: wish.rule ?? { by: 'units', target: 24 },
      crateSize: wish.crateSize ?? 24,
      pool,
      endsAt,
      points: [{ id: point._id, name: point.name, address: point.address }],
      collectFrom,
      collectUntil: collectFrom + 5 * HOUR,
      guarantees: ['refund-if-not-formed', 'short-goods-refunded', 'brand-ships'],
      commissionBp: 800,
      leaderId: `m${leaderKey}`,
      regionId: point.regionId,
      allot: sumOf([wish.allot ?? template.allot, ...(wish.moreShelves ?? [])]),
      ...(wish.mostPeople === undefined ? {} : { mostPeople: wish.mostPeople }),
    },
    shelf: shelves[0]!,
    shelves,
  }
}
