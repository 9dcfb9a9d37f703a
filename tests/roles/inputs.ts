import { tapId } from '../support/joining'
import type { Foreign } from './world'

/** What a phone sends beside the action's name. */
export type Input = Record<string, unknown>

/** For each action an input that is right for those it is meant for, about what is not the caller's. */
export function inputsFor(foreign: Foreign, now: number): Record<string, Input> {
  const { odd, closed } = foreign
  const { waiting, unpaid, paid, openGroup, arrivedGroup, formedGroup, invitation, caseId, stuck, code } =
    foreign
  const { regionId, pointId, leaderId, memberId } = foreign
  const page = { after: `${now}:${waiting}` }
  return {
    'group/list': { pointId },
    'group/get': { groupId: openGroup },
    'group/crate': { groupId: openGroup },
    // Somebody else's tap.
    'group/join': {
      joinId: paid,
      groupId: openGroup,
      termsVersion: 1,
      lines: [{ sku: 'mandarin', quantity: 6 }],
      pointId,
      expectedFen: 2760,
    },
    'order/get': { orderId: waiting },
    'order/list': page,
    'order/pay': { orderId: unpaid },
    'order/check': { orderId: unpaid },
    'order/cancel': { orderId: unpaid },
    'member/me': {},
    'member/card': {},
    'member/points': page,
    'member/inbox': page,
    'member/profile': { pointId },
    'member/grant': { accepted: ['paid'] },
    'member/consent': { give: true, privacy: 1, agreement: 1 },
    'member/join': {
      privacy: 1,
      agreement: 1,
      name: '某人',
      pointId,
      source: { groupId: openGroup },
    },
    'survey/get': { invitationId: invitation },
    'survey/answer': { invitationId: invitation, versionId: 'pickup@1', answers: { q1: 1, q2: ['leaking'] } },
    'survey/decline': { invitationId: invitation },
    'survey/thread': { caseId },
    'survey/threads': {},
    'survey/solve': { caseId, solved: true },
    'leader/desk': {},
    'leader/openings': {},
    'leader/open': { openId: tapId('open'), from: { kind: 'group', id: openGroup }, pointId },
    'leader/share': { groupId: openGroup },
    'leader/arrive': { groupId: formedGroup },
    'leader/pickups': { groupId: arrivedGroup },
    'leader/find': { code, pointId },
    'leader/collect': { orderId: waiting, code: `LT:${pointId}:${code}`, how: 'scan' },
    'leader/commission': page,
    'staff/claim': { code: '123456', name: '某人' },
    'staff/today': { regionId },
    'staff/nps': { regionId },
    'staff/cases': { regionId, state: 'open' },
    'staff/case': { caseId },
    'staff/answer': { caseId, answerId: tapId('answer'), text: '你好' },
    'staff/members': { regionId },
    'shop/stuck': { regionId },
    'shop/retry': { kind: 'order', id: stuck, todo: 'refund-rgtest' },
    'staff/audit': { regionId },
    'stock/goods': {},
    'stock/import': { importId: tapId('import'), csv: 'sku,name\nmandarin,x' },
    'stock/templates': { regionId },
    'stock/open-for': {
      openId: tapId('open'),
      templateId: 'thursday',
      leaderId,
      pointId,
    },
    'shop/groups': { regionId, state: 'running' },
    'shop/group': { groupId: openGroup },
    'shop/reprice': { groupId: openGroup, sku: 'mandarin', priceFen: 450 },
    'shop/arrive': { groupId: formedGroup },
    'shop/orders': { what: 'member', id: memberId },
    'shop/order': { orderId: waiting },
    'shop/points': { regionId },
    'shop/find': { groupId: arrivedGroup, code },
    'shop/collect': { groupId: arrivedGroup, orderId: waiting, code, how: 'code' },
    'shop/send-back': odd,
    'shop/dismiss': { ...odd, note: '问过了' },
    'shop/refund-again': closed,
    'stock/list': { regionId },
    'stock/item': { regionId, item: 'mandarin' },
    'stock/receive': { tapId: tapId('stock'), regionId, item: 'mandarin', units: 24 },
    'stock/correct': {
      tapId: tapId('stock'),
      regionId,
      item: 'mandarin',
      units: -1,
      why: 'broken',
    },
  }
}
