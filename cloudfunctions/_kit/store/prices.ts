import type { Group } from '../../../domain/group/types'
import type { Instant } from '../../../domain/money/types'
import { command } from '../wechat'
import { change } from './documents'
import { adding } from './todos'

/** The group promises the new version from now on, if nobody else changed it; its shelves follow as a to-do. */
export function putTermsInForce(
  group: Pick<Group, '_id' | 'termsVersion'>,
  version: number,
  asked: { tapId: string | undefined; sku: string; priceFen: number },
  now: Instant,
): Promise<boolean> {
  const { tapId, sku, priceFen } = asked
  return change(
    'groups',
    { _id: group._id, state: 'open', endsAt: command.gt(now), termsVersion: group.termsVersion },
    {
      termsVersion: version,
      ...(tapId === undefined ? {} : { [`repriced.${tapId}`]: command.set({ version, sku, priceFen }) }),
      ...adding({ 'spread-terms': now }, now),
    },
  )
}

/** Versions only rise, so a late second run of the to-do changes nothing. */
export function putTermsOnShelf(shelfId: string, version: number): Promise<boolean> {
  return change('shelves', { _id: shelfId, termsVersion: command.lt(version) }, { termsVersion: version })
}
