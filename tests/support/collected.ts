import type { Order } from '../../domain/order/types'
import { DAY, fen, START, type Documents, type Person } from './world'

/** 36.80 yuan and 2.94 of commission, as drawn. */
export const PAID = 3680

/**
 * An order of 陈姐's group that was paid, formed and collected at `collectedAt`, with what follows from collecting:
 * thanks after seven days, the survey after one.
 */
export function collectedOrder(
  id: string,
  who: Required<Person>,
  collectedAt = START,
  more: Partial<Order> = {},
): Order {
  const line = {
    sku: 'mandarin',
    name: '橘子汽水',
    spec: '275 ml',
    art: 'bottle-mandarin',
    tint: 'orange' as const,
    quantity: 8,
    priceFen: fen(460),
    amountFen: fen(PAID),
    units: 8,
    draws: [{ item: 'mandarin', units: 1 }],
    collected: 8,
    short: 0,
    refunding: 0,
    refunded: 0,
    commission: { baseFen: fen(PAID), rateBp: 800, fen: fen(294) },
  }
  return {
    _id: id,
    groupId: 'gold',
    shelfId: 'gold~1',
    holdId: id,
    memberId: who.memberId,
    memberKey: 'k1',
    memberName: who.key,
    leaderId: 'mchen',
    regionId: 'east',
    pointId: 'wutong3',
    pointName: '梧桐里 3 号楼门厅',
    groupTitle: '陈姐的周四汽水团',
    commandHash: 'h',
    termsVersion: 1,
    lines: [line],
    units: 8,
    goodsFen: fen(PAID),
    payableFen: fen(PAID),
    placedAt: collectedAt - DAY,
    payBy: collectedAt - DAY,
    payment: {
      state: 'paid',
      paidAt: collectedAt - DAY,
      paidFen: fen(PAID),
      transactionId: `4200${id}`,
    },
    outcome: 'formed',
    outcomeAt: collectedAt - DAY,
    collectFrom: collectedAt - 3600_000,
    arrivedAt: collectedAt - 3600_000,
    pickup: { code: '638204', issuedAt: collectedAt - DAY },
    collected: { at: collectedAt, by: 'mchen', byName: '陈姐', how: 'code' },
    points: { points: 36 as never, state: 'pending' },
    commission: { fen: fen(294), state: 'pending' },
    refunds: {},
    todo: {
      thanks: { due: collectedAt + 7 * DAY, tries: 0 },
      invite: { due: collectedAt + DAY, tries: 0 },
    },
    nextDue: collectedAt + DAY,
    stuck: false,
    ...more,
  }
}

export const orders = (...all: Order[]): Documents => ({ orders: all as unknown as Documents[string] })

/** Ids of orders have 16 to 32 letters and digits. */
export const orderId = (n: number | string) => `order${String(n).padStart(15, '0')}`
