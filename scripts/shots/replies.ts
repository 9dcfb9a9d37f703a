import type * as group from '../../contracts/group.ts'
import type * as leader from '../../contracts/leader.ts'
import type * as member from '../../contracts/member.ts'
import type * as order from '../../contracts/order.ts'
import type * as staff from '../../contracts/staff.ts'
import type * as stock from '../../contracts/stock.ts'
import type * as survey from '../../contracts/survey.ts'
import type { CrateView, GroupView, OrderView, Paged } from '../../contracts/views.ts'

/**
 * Answers the demo cannot give at its moment. Each is made from the real one, so that it keeps the contract's shape.
 * Keys are `<function>/<action>`.
 */
export type Changes = Record<string, (real: never) => object>

const noRows = <T extends Paged<unknown>>(real: T): T => ({ ...real, rows: [], next: null })
const noCaps = (crate: CrateView): CrateView => ({
  ...crate,
  caps: [],
  totals: { ...crate.totals, units: 0, fen: 0 as never, people: 0, orders: 0 },
  missing:
    crate.rule.by === 'amount'
      ? crate.rule.targetFen
      : crate.rule.by === 'cases'
        ? crate.rule.target * crate.crateSize
        : crate.rule.target,
})

/** Nobody has done anything yet. */
export const empties: Changes = {
  'group/list': (real: group.ListOutput) => ({ ...real, groups: [] }),
  'group/get': (real: group.GetOutput) => ({
    ...real,
    crate: noCaps(real.crate),
    neighbours: [],
    mine: { orders: 0, units: 0 },
  }),
  'order/list': (real: order.ListOutput) => noRows(real),
  'member/card': (real: member.CardOutput) => ({
    ...real,
    points: 0 as never,
    pendingPoints: 0 as never,
    lots: [],
    units: 0,
    orders: 0,
  }),
  'member/points': (real: member.PointsOutput) => noRows(real),
  'member/inbox': (real: member.InboxOutput) => noRows(real),
  'survey/threads': (): survey.ThreadsOutput => ({ rows: [] }),
  'leader/desk': (real: leader.DeskOutput): leader.DeskOutput => ({
    ...real,
    toHandOut: 0,
    overdue: 0,
    todayCommissionFen: 0 as never,
    groups: [],
    buildings: [],
    toArrive: [],
    late: [],
  }),
  'leader/openings': (real: leader.OpeningsOutput) => ({ ...real, openings: [] }),
  'leader/share': (real: leader.ShareOutput) => ({ ...real, crate: noCaps(real.crate) }),
  'leader/pickups': (real: leader.PickupsOutput) => noRows(real),
  'leader/commission': (real: leader.CommissionOutput) => ({ ...noRows(real), dueFen: 0, pendingFen: 0 }),
  'staff/today': (real: staff.TodayOutput) => ({
    ...real,
    money: { paidFen: 0, refundedFen: 0, netFen: 0, payments: 0, refunds: 0 },
    nps: noNps(real.nps),
    groups: { running: 0, endingToday: 0, rows: [] },
    cases: { open: 0, nextDueAt: null, nextName: null, nextScore: null },
    stuck: 0,
  }),
  'shop/groups': (real: staff.GroupsOutput) => noRows(real),
  'shop/points': (real: staff.PointsOutput) => noRows(real),
  'shop/orders': (real: staff.OrdersOutput) => noRows(real),
  'staff/cases': (real: staff.CasesOutput) => noRows(real),
  'staff/members': (real: staff.MembersOutput) => noRows(real),
  'staff/nps': (real: staff.NpsOutput) => ({
    ...noRows(real),
    nps: noNps(real.nps),
    distribution: real.distribution.map(() => 0),
    reasons: [],
  }),
  'shop/stuck': (real: staff.StuckOutput) => noRows(real),
  'staff/audit': (real: staff.AuditOutput) => noRows(real),
  'stock/goods': (real: staff.GoodsOutput) => noRows(real),
  'stock/list': (real: stock.StockOutput) => noRows(real),
  'stock/templates': (real: staff.TemplatesOutput) => ({ ...real, openings: [] }),
}

function noNps(nps: staff.TodayOutput['nps']): staff.TodayOutput['nps'] {
  return {
    ...nps,
    n: 0,
    promoters: 0,
    passives: 0,
    detractors: 0,
    show: 'counts',
    score: null,
    interval: null,
    invited: 0,
    answered: 0,
  }
}

const longName = '岛上早橘与当年秋天糖渍桂花双拼低糖气泡汽水（家庭分享装）'

/** The order as if in another state: those last seconds and are in nobody's past. */
export const orderAs = (face: OrderView['face']): Changes => ({
  'order/get': (real: OrderView) => ({
    ...real,
    face,
    code: null,
    codeText: null,
    collected: null,
    crate: real.crate,
  }),
})

export const orderFormed: Changes = {
  'order/get': (real: OrderView) => ({
    ...real,
    face: 'formed',
    story: real.story.filter(({ what }) => what !== 'arrived'),
  }),
}

export const orderRefunding: Changes = {
  'order/get': (real: OrderView) => ({
    ...real,
    face: 'refunding',
    refunds: real.refunds.map(refund => ({ ...refund, state: 'processing', doneAt: null })),
    story: real.story.filter(({ what }) => what !== 'refund-done'),
  }),
}

/** Two hundred goods, some with names nobody would print on a label. */
export const twoHundred: Changes = {
  'group/get': (real: GroupView) => ({
    ...real,
    title: '梧桐里三号楼与五号楼邻居们一起装的周四汽水大团',
    leaderName: '梧桐里的欧阳陈姐',
    pool: Array.from({ length: 200 }, (_, index) => {
      const line = real.pool[index % real.pool.length]!
      return {
        ...line,
        sku: `${line.sku}_${index}`,
        name: index % 7 === 1 ? longName : line.name,
        priceFen: index % 9 === 4 ? 1_288_800 : line.priceFen,
        left: index % 11 === 5 ? 0 : line.left,
      }
    }),
    neighbours: real.neighbours.map((one, index) =>
      index === 1 ? { ...one, name: '欧阳汤圆妈妈本人' } : one,
    ),
  }),
}

export const soldOut: Changes = {
  'group/get': (real: GroupView) => ({
    ...real,
    pool: real.pool.map((line, index) => (index < 3 ? { ...line, left: index } : line)),
  }),
}

/** An order of forty lines with long names. */
export const longOrder: Changes = {
  'order/get': (real: OrderView) => ({
    ...real,
    groupTitle: '梧桐里三号楼与五号楼邻居们一起装的周四汽水大团',
    lines: Array.from({ length: 40 }, (_, index) => ({
      ...real.lines[index % real.lines.length]!,
      sku: `long_${index}`,
      name: index % 3 === 1 ? longName : real.lines[index % real.lines.length]!.name,
      quantity: index % 5 === 2 ? 999 : 2,
    })),
  }),
}

/** An environment nobody has claimed, seen by whoever comes first. */
export const unclaimed: Changes = { 'member/me': (real: member.MeOutput) => ({ ...real, unclaimed: true }) }

/** The price it moved to, as the page reads it again. */
export const dearer: Changes = {
  'group/get': (real: GroupView) => ({
    ...real,
    pool: real.pool.map(line => (line.sku === 'mandarin' ? { ...line, priceFen: 480 } : line)),
  }),
}
/** A price moved while she was looking. */
export const priceMoved = {
  'group/join': {
    code: 'price-changed',
    termsVersion: 2,
    changes: [{ sku: 'mandarin', name: '橘子汽水', wasFen: 460, nowFen: 480 }],
    totalFen: 4400,
  },
}
export const soldOutAtCheckout = {
  'group/join': { code: 'sold-out', sku: 'lychee', name: '荔枝汽水', left: 1 },
}

/** A group whose every place is taken. */
export const everyPlaceTaken: Changes = {
  'group/get': (real: GroupView) => ({ ...real, seats: { most: 24, left: 0, mine: false } }),
}

/** Money came in that does not fit: ten fen short, and once to another merchant. */
export const oddPayments: Changes = {
  'shop/order': (real: staff.StaffOrderOutput): staff.StaffOrderOutput => ({
    ...real,
    face: 'closing',
    collected: null,
    refunds: [],
    odd: [
      {
        transactionId: '4200001234202605210123456789',
        amount: real.payableFen - 10,
        currency: 'CNY',
        merchantId: '1900000109',
        paidAt: real.placedAt + 60_000,
        why: 'amount',
        state: 'waiting',
        ours: true,
      },
      {
        transactionId: '4200001234202605219876543210',
        amount: real.payableFen,
        currency: 'CNY',
        merchantId: '1900000000',
        paidAt: real.placedAt + 120_000,
        why: 'merchant',
        state: 'waiting',
        ours: false,
      },
    ],
  }),
}

/** Names nobody would print on a label, and as many pieces as there may be. */
export const longStock: Changes = {
  'stock/list': (real: stock.StockOutput) => ({
    ...real,
    rows: real.rows.map((row, index) => ({
      ...row,
      name: index % 2 === 0 ? longName : row.name,
      free: 1_000_000 - index,
      leased: 123_456,
      level: index % 3 === 0 ? 'few' : 'enough',
    })),
  }),
  'stock/item': (real: stock.StockItemOutput) => ({
    ...real,
    name: longName,
    free: 1_000_000,
    level: 'few',
    received: 1_234_567,
    groups: real.groups.map(group => ({ ...group, title: longName })),
    moves: real.moves.map(move => ({ ...move, note: longName })),
  }),
}

/** What a leader would open has goods that the warehouse lacks. */
export const lackingStock: Changes = {
  'leader/openings': (real: leader.OpeningsOutput) => ({
    ...real,
    openings: real.openings.map(opening => ({
      ...opening,
      goods: opening.goods.map((good, index) => ({ ...good, inStock: index > 1 })),
    })),
  }),
}

/** The warehouse has none of what a leader would open. */
export const emptyWarehouse: Changes = {
  'leader/openings': (real: leader.OpeningsOutput) => ({
    ...real,
    openings: real.openings.map(opening => ({
      ...opening,
      goods: opening.goods.map(good => ({ ...good, inStock: false })),
    })),
  }),
}

/** An item of which nothing ever came in. */
export const emptyStock: Changes = {
  'stock/item': (real: stock.StockItemOutput) => ({
    ...real,
    free: 0,
    leased: 0,
    level: 'none',
    received: 0,
    corrected: 0,
    sold: 0,
    groups: [],
    moves: [],
  }),
}

/** WeChat closed the refund. */
export const closedRefund: Changes = {
  'shop/order': (real: staff.StaffOrderOutput): staff.StaffOrderOutput => ({
    ...real,
    face: 'refunding',
    refunds: real.refunds.map(refund => ({ ...refund, state: 'closed', doneAt: null })),
  }),
}

/** The same two, as the member sees them. */
export const orderOdd: Changes = {
  'order/get': (real: OrderView): OrderView => ({
    ...real,
    face: 'closing',
    story: [
      {
        what: 'odd-payment',
        at: real.placedAt + 60_000,
        facts: { fen: real.payableFen - 10, asked: real.payableFen, ours: 1 },
      },
      ...real.story.filter(({ what }) => what === 'placed'),
    ],
  }),
}

/** A leader whose contract is over. */
/** She was a leader until two weeks ago. */
export const pastLeader: Changes = {
  'member/me': (real: member.MeOutput) => ({ ...real, leaderUntil: Date.UTC(2026, 4, 6, 16) }),
}

export const contractEnded = {
  'leader/desk': { code: 'contract-ended', at: 1_779_000_000_000 },
}

/** What belongs to no region: an identity goes by its member's id. */
export const stuckOfTheBrand: Changes = {
  'shop/stuck': (real: staff.StuckOutput): staff.StuckOutput => {
    const since = real.rows[0]!.since
    const trying = { tries: 9, since, watched: true, lastError: 'ResourceUnavailable: 数据库暂时连不上' }
    return {
      ...real,
      rows: [
        ...real.rows,
        { ...trying, kind: 'identity', id: 'm7Kq2vR0aXcd', todo: 'enrol' },
        { ...trying, kind: 'import', id: 'i20260521a8f3c0d1e2', todo: 'write-goods' },
      ],
    }
  },
}
