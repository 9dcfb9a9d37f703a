import type { Group, GroupTemplate, GroupTerms } from '../../domain/group/types'
import { templateOf, type Opening } from '../../domain/leader/open-group'
import { scheduleOfPast, scheduleOfTemplate, type Schedule } from '../../domain/leader/schedule'
import type { Shelf } from '../../domain/shelf/types'
import { dayOf } from '../_kit/calendar'

/** What can be opened, with its rhythm: from a template of the brand, or again from an earlier group. */
export interface Openable {
  opening: Opening
  schedule: Schedule
}

/** `{leader}` in the brand's title becomes her name; staff who choose among templates see the title as it is. */
export function fromTemplate(template: GroupTemplate, leaderName = '{leader}'): Openable {
  const { _id, rule, crateSize, skus, allot, mostPeople, regionId, state } = template
  return {
    opening: {
      origin: { kind: 'template', id: _id },
      templateId: _id,
      title: template.title.replace('{leader}', leaderName),
      rule,
      crateSize,
      skus,
      allot,
      mostPeople,
      regionId,
      on: state === 'on',
    },
    schedule: scheduleOfTemplate(template),
  }
}

/**
 * The same goods, rule and hours, and as much to sell as then. `on`: the template it goes back to may
 * still be opened; what the brand has switched off does not live on in the past.
 */
export function fromPast(group: Group, terms: GroupTerms, shelves: Shelf[], on: boolean): Openable {
  const { rule, crateSize, pool, regionId, mostPeople } = terms
  const allot: Opening['allot'] = { ...terms.allot }
  // Of a group from before this was promised, what its shelves were given.
  if (!terms.allot)
    for (const { items } of shelves)
      for (const [item, { allotted }] of Object.entries(items)) allot[item] = (allot[item] ?? 0) + allotted
  return {
    opening: {
      origin: { kind: 'group', id: group._id },
      templateId: templateOf(group),
      title: group.title,
      rule,
      crateSize,
      skus: pool.map(({ sku }) => sku),
      allot,
      mostPeople,
      regionId,
      on,
    },
    schedule: scheduleOfPast(terms, dayOf(group.openedAt).from),
  }
}
