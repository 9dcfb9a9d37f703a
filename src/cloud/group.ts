import type { CrateOutput, GetOutput, JoinInput, JoinOutput, ListOutput } from '#contracts/group'
import { call } from './client'

export const listGroups = (input: { pointId?: string } = {}) => call<ListOutput>('group', 'list', input)
export const getGroup = (input: { groupId: string; source?: string }) =>
  call<GetOutput>('group', 'get', input)
export const getCrate = (groupId: string) => call<CrateOutput>('group', 'crate', { groupId })
export const joinGroup = (input: JoinInput) => call<JoinOutput>('group', 'join', input)
