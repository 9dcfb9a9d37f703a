import { people, type Person } from '../support/world'
import type { Listed } from './actions'

/** Somebody with a phone who wants what is another's. */
export interface Caller {
  role: string
  who: Person
  /** The actions that are for her. */
  may: Listed['who'][]
  /** Whose life she has nothing to do with. */
  of: 'east' | 'north'
  /** The region an audit of hers stands under. */
  regionId: string | null
}

/** One of each role, each with a life she has nothing to do with. */
export const callers: Caller[] = [
  { role: 'a stranger', who: people.stranger, may: ['Anyone'], of: 'east', regionId: null },
  { role: 'a member', who: people.he, may: ['Anyone', 'Member'], of: 'east', regionId: null },
  {
    role: 'another leader',
    who: people.ding,
    may: ['Anyone', 'Member', 'Leader'],
    of: 'east',
    regionId: 'east',
  },
  {
    role: 'a leader of the other region',
    who: people.shen,
    may: ['Anyone', 'Member', 'Leader'],
    of: 'east',
    regionId: 'north',
  },
  {
    role: 'staff of the other region',
    who: people.meng,
    may: ['Anyone', 'Member', 'Staff'],
    of: 'east',
    regionId: 'north',
  },
  {
    role: 'staff of the same region',
    who: people.xu,
    may: ['Anyone', 'Member', 'Staff'],
    of: 'north',
    regionId: 'east',
  },
]
