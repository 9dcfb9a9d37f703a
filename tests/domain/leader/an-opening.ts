import { promiseGroup, type OpenCommand, type Opening } from '../../../domain/leader/open-group'
import type { Times } from '../../../domain/leader/schedule'
import type { Leader } from '../../../domain/leader/types'
import { goods, HOUR, points, START, template } from '../../support/world'

/** What tests of an opening begin with: 陈姐 opens the brand's Thursday group at 梧桐里. */

export const command: OpenCommand = { groupId: 'g1', openHash: 'h1' }
export const wutong = points[0]!
export const times: Times = {
  endsAt: START + 5 * HOUR,
  collectFrom: START + 25 * HOUR,
  collectUntil: START + 30 * HOUR,
}

export const chen: Leader = {
  _id: 'mchen',
  name: '陈姐',
  regionId: 'east',
  pointIds: ['wutong3'],
  relation: 'co-create',
  commissionBp: 800,
  phone: '13800000000',
  from: START,
  to: null,
  version: 1,
}

export const opening = (over: Partial<Opening> = {}): Opening => ({
  origin: { kind: 'template', id: 'thursday' },
  templateId: 'thursday',
  title: template.title,
  rule: template.rule,
  crateSize: 24,
  skus: ['mandarin', 'sixpack'],
  allot: { mandarin: 96, seasalt: 48, lychee: 24 },
  regionId: 'east',
  on: true,
  ...over,
})

/** What is promised; throws when it is refused. */
export const promised = (over: Partial<Opening> = {}) => {
  const done = promiseGroup(command, opening(over), chen, wutong, goods, times)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

/** The goods of the brand, this one changed. */
export const goodsWith = (sku: string, over: Partial<(typeof goods)[number]>) =>
  goods.map(good => (good._id === sku ? { ...good, ...over } : good))
