import type {
  CardOutput,
  ConsentOutput,
  GrantOutput,
  InboxOutput,
  JoinOutput,
  MeOutput,
  PointsOutput,
  ProfileOutput,
} from '#contracts/member'
import { call } from './client'

export const getMe = () => call<MeOutput>('member', 'me')
export const becomeMember = (input: {
  privacy: number
  agreement: number
  name?: string
  pointId?: string
  source?: { groupId?: string; scene?: string }
}) => call<JoinOutput>('member', 'join', input)
export const giveConsent = (input: { give: boolean; privacy: number; agreement: number }) =>
  call<ConsentOutput>('member', 'consent', input)
export const saveProfile = (input: {
  name?: string
  household?: string
  pointId?: string
  elder?: boolean
}) => call<ProfileOutput>('member', 'profile', input)
export const getCard = () => call<CardOutput>('member', 'card')
export const listPoints = (input: { after?: string }) => call<PointsOutput>('member', 'points', input)
export const listInbox = (input: { after?: string }) => call<InboxOutput>('member', 'inbox', input)
export const tellGrants = (input: { accepted: string[]; tapId: string }) =>
  call<GrantOutput>('member', 'grant', input)
