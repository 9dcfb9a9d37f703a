import type {
  AnswerOutput,
  AuditOutput,
  CaseOutput,
  CasesOutput,
  ClaimOutput,
  GoodsOutput,
  GroupsOutput,
  ImportOutput,
  MembersOutput,
  MendOutput,
  NpsOutput,
  OrdersOutput,
  PointsOutput,
  RepriceOutput,
  RetryOutput,
  StaffGroupOutput,
  StaffOrderOutput,
  StuckOutput,
  StuckRow,
  TemplatesOutput,
  TodayOutput,
} from '#contracts/staff'
import type { CollectOutput, FindOutput, OpenOutput } from '#contracts/leader'
import { call } from './client'

interface InRegion {
  regionId?: string
  after?: string
}

export const claim = (input: { code: string; name: string }) => call<ClaimOutput>('staff', 'claim', input)
export const getToday = (input: { regionId?: string } = {}) => call<TodayOutput>('staff', 'today', input)
export const getNps = (input: InRegion = {}) => call<NpsOutput>('staff', 'nps', input)
export const listGroups = (input: InRegion & { state: 'running' | 'closed' }) =>
  call<GroupsOutput>('shop', 'groups', input)
export const getGroup = (groupId: string) => call<StaffGroupOutput>('shop', 'group', { groupId })
export const reprice = (input: { groupId: string; sku: string; priceFen: number; tapId: string }) =>
  call<RepriceOutput>('shop', 'reprice', input)
export const markArrived = (input: { groupId: string; tapId: string }) =>
  call<{ orders: number }>('shop', 'arrive', input)
export const listPoints = (input: InRegion = {}) => call<PointsOutput>('shop', 'points', input)
/** Where staff hand out: at one group's point, or at a point whatever the group. */
export type Stand = { groupId: string } | { pointId: string }
export const findParcel = (input: Stand & { code: string }) => call<FindOutput>('shop', 'find', input)
export const collectFor = (
  input: Stand & {
    orderId: string
    code: string
    how: 'code' | 'scan'
    tapId: string
  },
) => call<CollectOutput>('shop', 'collect', input)
export const listOrders = (
  input: InRegion & { what: 'paid-today' | 'refunded-today' | 'group' | 'member'; id?: string },
) => call<OrdersOutput>('shop', 'orders', input)
export const getOrder = (orderId: string) => call<StaffOrderOutput>('shop', 'order', { orderId })
export const sendBack = (input: { orderId: string; transactionId: string }) =>
  call<MendOutput>('shop', 'send-back', input)
export const dismissOdd = (input: { orderId: string; transactionId: string; note: string }) =>
  call<MendOutput>('shop', 'dismiss', input)
export const refundAgain = (input: { orderId: string; refundId: string }) =>
  call<MendOutput>('shop', 'refund-again', input)
export const listCases = (input: InRegion & { state: 'open' | 'answered' | 'solved' }) =>
  call<CasesOutput>('staff', 'cases', input)
export const getCase = (caseId: string) => call<CaseOutput>('staff', 'case', { caseId })
export const answerCase = (input: { caseId: string; answerId: string; text: string }) =>
  call<AnswerOutput>('staff', 'answer', input)
export const listMembers = (input: InRegion = {}) => call<MembersOutput>('staff', 'members', input)
export const listStuck = (input: InRegion = {}) => call<StuckOutput>('shop', 'stuck', input)
export const retryStuck = (input: Pick<StuckRow, 'kind' | 'id' | 'todo'>) =>
  call<RetryOutput>('shop', 'retry', input)
export const listAudit = (input: InRegion = {}) => call<AuditOutput>('staff', 'audit', input)
export const importGoods = (input: { importId: string; csv: string }) =>
  call<ImportOutput>('stock', 'import', input)
export const listGoods = (input: { after?: string } = {}) => call<GoodsOutput>('stock', 'goods', input)
export const listTemplates = (input: { regionId?: string } = {}) =>
  call<TemplatesOutput>('stock', 'templates', input)
export const openFor = (input: { openId: string; templateId: string; leaderId: string; pointId?: string }) =>
  call<OpenOutput>('stock', 'open-for', input)
