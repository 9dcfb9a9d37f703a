import type { Identity, Member } from '../../domain/member/types'
import { cardNo } from '../../domain/member/card-no'
import { yearOf } from '../_kit/calendar'
import { digest, memberKeyOf } from '../_kit/hash'
import { insertMember } from '../_kit/store/members'
import { readBrand } from '../_kit/store/settings'
import { command } from '../_kit/wechat'
import type { Effect } from './effect'

/** Whoever joined has a member document of her own. Its id is the identity's, so there is one however often this runs. */
export const enrol: Effect<Identity> = async identity => {
  await insertMember(await memberOf(identity))
  return { done: true, data: { origin: command.remove() } }
}

async function memberOf({ _id: openid, memberId, name, surname, origin }: Identity): Promise<Member> {
  if (!origin) throw new Error(`${memberId} joined without an origin`)
  const { cardPrefix = 'LT' } = await readBrand()
  const number = parseInt(digest(`card|${memberId}`, 12), 16)
  return {
    ...origin,
    _id: memberId,
    openid,
    memberKey: memberKeyOf(openid),
    name,
    surname,
    household: '',
    face: '',
    elder: false,
    cardNo: cardNo(cardPrefix, yearOf(origin.joinedAt), number),
  }
}
