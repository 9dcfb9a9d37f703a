import type { Goods } from '../../../domain/goods/types'
import type { Group, GroupTemplate, GroupTerms, PickupPoint } from '../../../domain/group/types'
import type { Shelf } from '../../../domain/shelf/types'
import { insert, list, read, readAll, readMany } from './documents'

/** What a group is opened from, and the three inserts that open it. */

/** Templates of a region that can be opened; a brand prepares a handful. */
const MOST_TEMPLATES = 50

export const readTemplate = (id: string) => read<GroupTemplate>('templates', id)
export const readPoint = (id: string) => read<PickupPoint>('pickup_points', id)
export const readPoints = (ids: string[]) => readMany<PickupPoint>('pickup_points', ids)
export const readFirstTerms = (groupId: string) => read<GroupTerms>('terms', `${groupId}@1`)

export function templatesOf(regionId: string): Promise<GroupTemplate[]> {
  return list<GroupTemplate>('templates', {
    where: { regionId, state: 'on' },
    order: [['_id', 'asc']],
    limit: MOST_TEMPLATES,
  })
}

/** A leader's groups, newest first. */
export function groupsOfLeader(leaderId: string, limit: number): Promise<Group[]> {
  return list<Group>('groups', { where: { leaderId }, order: [['openedAt', 'desc']], limit })
}

export const readGoods = (skus: string[]) => readAll<Goods>('goods', skus)

/** The promise comes first: whoever finds it there knows what was asked for. */
export const insertTerms = (terms: GroupTerms) => insert('terms', terms)
export const insertShelf = (shelf: Shelf) => insert('shelves', shelf)
/** The group comes last: it is seen only when everything behind it is there. */
export const insertGroup = (group: Group) => insert('groups', group)
