import type { Person } from '../support/world'
import type { Foreign } from './world'
import type { Change } from './watch'

type Whose = (document: Record<string, unknown>, who: Person) => boolean

const herId: Whose = ({ _id }, { openid, memberId }) => _id === openid || (!!memberId && _id === memberId)
const hers: Whose = ({ memberId }, who) => !!who.memberId && memberId === who.memberId
const byOpenid: Whose = ({ openid }, who) => openid === who.openid

/** Where an action leaves something of the caller's own, and how her own is told from somebody else's. */
const own: Record<string, Record<string, Whose>> = {
  // Who was nobody has no number yet: her member and its proof are known by her openid, see `isOwn`.
  'member/join': { identities: herId, members: byOpenid, consents: hers },
  'member/consent': { identities: herId, consents: hers },
  'member/profile': { members: herId, identities: herId },
  'member/grant': { grants: hers },
  'member/inbox': { notices: hers },
  'group/join': { orders: hers, wechat: byOpenid, shelves: () => true },
  'order/cancel': { orders: hers, wechat: byOpenid, shelves: () => true },
}

/** Whether a member may have changed this by this action: her own document, before and after. */
export function isOwn(key: string, who: Person, { place, before, after }: Change): boolean {
  const whose = own[key]?.[place.split('/')[0]!]
  const texts = [before, after].filter(text => text !== undefined)
  return !!whose && texts.every(text => whose(JSON.parse(text) as Record<string, unknown>, who))
}

/** Whether it belongs to a region: by its own words, or because somebody's life there is told in it. */
export function belongsTo(
  { regionId, victims, ...life }: Foreign,
  { place, before, after }: Change,
): boolean {
  const marks = [
    `"regionId":"${regionId}"`,
    `"_id":"${regionId}"`,
    ...victims.flatMap(({ memberId, openid }) => [memberId, openid]),
    life.openGroup,
    life.arrivedGroup,
    life.formedGroup,
    life.waiting,
    life.unpaid,
    life.paid,
  ]
  // What was there counts; of what is new only whose it says it is, for a phone may put any word into a text.
  const text = before ?? ''
  return marks.some(mark => text.includes(mark)) || (after ?? place).includes(marks[0]!)
}
