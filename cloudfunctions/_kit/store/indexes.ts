/**
 * Every collection and index of the shop, declared once: the local cloud creates them from here, and the deploy
 * guide lists them for the real environment. A query that none of these serves is refused in tests.
 */
export interface IndexDeclaration {
  name: string
  fields: Record<string, 1 | -1>
  unique?: boolean
}

/** Keeps the names of the collections while every declaration is an `IndexDeclaration`. */
const declare = <K extends string>(indexes: Record<K, IndexDeclaration[]>) => indexes

export const indexes = declare({
  settings: [],
  claims: [],
  regions: [],
  pickup_points: [{ name: 'by_region', fields: { regionId: 1, _id: 1 } }],
  goods: [
    { name: 'by_sort', fields: { sort: 1, _id: 1 } },
    // Each stock item has the single good that is sold alone.
    { name: 'by_kind', fields: { kind: 1, sort: 1, _id: 1 } },
  ],
  stock: [],
  imports: [
    { name: 'by_due', fields: { nextDue: 1 } },
    { name: 'by_stuck', fields: { stuck: 1, _id: 1 } },
  ],
  templates: [{ name: 'by_region', fields: { regionId: 1, state: 1, _id: 1 } }],
  groups: [
    { name: 'by_region_state', fields: { regionId: 1, state: 1, endsAt: 1, _id: 1 } },
    { name: 'by_leader', fields: { leaderId: 1, openedAt: -1 } },
    { name: 'by_due', fields: { nextDue: 1 } },
    { name: 'by_stuck', fields: { stuck: 1, regionId: 1, _id: 1 } },
  ],
  terms: [],
  shelves: [
    { name: 'by_group', fields: { groupId: 1 } },
    // Those that still take holds, for the sweeper of orphans.
    { name: 'by_open', fields: { open: 1, _id: 1 } },
  ],
  orders: [
    { name: 'by_member', fields: { memberId: 1, placedAt: -1, _id: -1 } },
    // What a colleague sees of a member: her own region's.
    { name: 'by_member_region', fields: { memberId: 1, regionId: 1, placedAt: -1, _id: -1 } },
    // Points that are not yet due, newest order first.
    {
      name: 'by_member_points',
      fields: { memberId: 1, 'points.state': 1, 'payment.state': 1, placedAt: -1, _id: -1 },
    },
    { name: 'by_group', fields: { groupId: 1, 'payment.state': 1, placedAt: 1, _id: 1 } },
    // A decided group's paid orders that have not been told yet.
    { name: 'by_group_outcome', fields: { groupId: 1, outcome: 1, 'payment.state': 1 } },
    { name: 'by_leader', fields: { leaderId: 1, placedAt: -1 } },
    { name: 'by_due', fields: { nextDue: 1 } },
    { name: 'by_stuck', fields: { stuck: 1, regionId: 1, _id: 1 } },
    { name: 'by_region_paid', fields: { regionId: 1, 'payment.paidAt': -1, _id: -1 } },
    { name: 'by_leader_paid', fields: { leaderId: 1, 'payment.paidAt': -1, _id: -1 } },
    {
      name: 'by_leader_commission',
      fields: { leaderId: 1, 'commission.state': 1, 'payment.paidAt': -1, _id: -1 },
    },
    // What waits to be handed out: arrived, and `collected` still null.
    { name: 'by_leader_waiting', fields: { leaderId: 1, collected: 1, arrivedAt: 1 } },
    // The same at one point, whoever leads.
    { name: 'by_point_waiting', fields: { pointId: 1, collected: 1, arrivedAt: 1 } },
    { name: 'by_leader_arrived', fields: { leaderId: 1, arrivedAt: -1, _id: -1 } },
  ],
  pickups: [],
  identities: [
    { name: 'by_due', fields: { nextDue: 1 } },
    { name: 'by_stuck', fields: { stuck: 1, memberId: 1 } },
    { name: 'by_member', fields: { memberId: 1 } },
  ],
  members: [{ name: 'by_region', fields: { regionId: 1, joinedAt: -1, _id: -1 } }],
  consents: [{ name: 'by_member', fields: { memberId: 1, at: -1 } }],
  leaders: [{ name: 'by_region', fields: { regionId: 1, _id: 1 } }],
  // The claim of an empty environment asks whether a head office exists.
  staff: [{ name: 'by_role', fields: { role: 1, _id: 1 } }],
  wallets: [],
  entries: [
    { name: 'by_order', fields: { orderId: 1, at: 1 } },
    { name: 'by_region', fields: { regionId: 1, what: 1, at: -1, _id: -1 } },
    { name: 'by_member', fields: { memberId: 1, what: 1, at: -1, _id: -1 } },
    { name: 'by_leader', fields: { leaderId: 1, at: -1 } },
    // What was written into the ledger in an hour, to be added up.
    { name: 'by_booking', fields: { regionId: 1, bookedAt: 1, _id: 1 } },
  ],
  sums: [{ name: 'by_span', fields: { regionId: 1, span: 1, from: 1 } }],
  notices: [
    { name: 'by_member', fields: { memberId: 1, at: -1, _id: -1 } },
    { name: 'by_unread', fields: { memberId: 1, readAt: 1 } },
  ],
  grants: [],
  surveys: [],
  survey_versions: [],
  invitations: [
    { name: 'by_member', fields: { memberId: 1, state: 1, invitedAt: -1 } },
    { name: 'by_region', fields: { regionId: 1, invitedAt: 1 } },
  ],
  responses: [
    { name: 'by_region', fields: { regionId: 1, answeredAt: -1, _id: -1 } },
    { name: 'by_group', fields: { groupId: 1, score: 1 } },
    { name: 'by_member', fields: { memberId: 1, answeredAt: -1 } },
    { name: 'by_due', fields: { nextDue: 1 } },
    { name: 'by_stuck', fields: { stuck: 1, regionId: 1, _id: 1 } },
  ],
  cases: [
    { name: 'by_region_state', fields: { regionId: 1, state: 1, dueAt: 1, _id: 1 } },
    { name: 'by_member', fields: { memberId: 1, openedAt: -1 } },
  ],
  audits: [
    { name: 'by_region', fields: { regionId: 1, at: -1, _id: -1 } },
    { name: 'by_target', fields: { target: 1, at: -1 } },
    { name: 'by_time', fields: { at: -1, _id: -1 } },
  ],
})

export type CollectionName = keyof typeof indexes
