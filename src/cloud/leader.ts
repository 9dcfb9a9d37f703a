import type {
  ArriveOutput,
  CollectOutput,
  CommissionOutput,
  DeskOutput,
  FindOutput,
  OpeningsOutput,
  OpenOutput,
  PickupsOutput,
  ShareOutput,
} from '#contracts/leader'
import { call } from './client'

export const getDesk = () => call<DeskOutput>('leader', 'desk')
export const listOpenings = () => call<OpeningsOutput>('leader', 'openings')
export const openGroup = (input: {
  openId: string
  from: { kind: 'template' | 'group'; id: string }
  pointId?: string
}) => call<OpenOutput>('leader', 'open', input)
export const getShare = (groupId: string) => call<ShareOutput>('leader', 'share', { groupId })
export const markArrived = (input: { groupId: string; tapId: string }) =>
  call<ArriveOutput>('leader', 'arrive', input)
export const listPickups = (input: { groupId?: string; after?: string }) =>
  call<PickupsOutput>('leader', 'pickups', input)
export const findPickup = (code: string) => call<FindOutput>('leader', 'find', { code })
export const collect = (input: { orderId: string; code: string; how: 'code' | 'scan'; tapId: string }) =>
  call<CollectOutput>('leader', 'collect', input)
export const getCommission = (input: { after?: string }) =>
  call<CommissionOutput>('leader', 'commission', input)
