import type { Member } from '../../domain/member/types'
import { templates } from '../../domain/notice/message'
import type { Grant, Notice, NoticeKind } from '../../domain/notice/types'
import type { Order } from '../../domain/order/types'
import type { Shop } from '../support/shop'

/** Messages of a kind that a member allows here: more than she can be sent, so that one too many would arrive. */
const ALLOWED = 400

/** Whoever has ordered so far allows messages of this kind; whoever has before, does not again. */
export async function allowMessages(shop: Shop, kind: NoticeKind): Promise<void> {
  const known = new Set(shop.all<Grant>('grants').map(({ _id }) => _id))
  const ordering = new Set(shop.all<Order>('orders').map(({ memberId }) => memberId))
  const fresh = [...ordering].filter(memberId => !known.has(`${memberId}~${kind}`))
  const grants = fresh.map(memberId => ({
    _id: `${memberId}~${kind}`,
    memberId,
    template: kind,
    left: ALLOWED,
  }))
  await shop.put({ grants })
  for (const memberId of fresh)
    for (let n = 0; n < ALLOWED; n += 1)
      shop.cloud.messages.accept(shop.one<Member>('members', memberId).openid, templates[kind]!.id)
}

/**
 * What is wrong with the messages of a kind, in words: each is about something else, a permission of hers was spent for each,
 * and no permission without somebody who claimed to send (C-61). That nobody got any is wrong too: then nothing was shown.
 */
export function wrongMessages(shop: Shop, kind: NoticeKind): string[] {
  let all = 0
  const wrong = shop.all<Grant>('grants', { template: kind }).flatMap(({ memberId, left }) => {
    const { openid } = shop.one<Member>('members', memberId)
    const arrived = shop.cloud.messages
      .delivered(openid)
      .filter(({ templateId }) => templateId === templates[kind]!.id)
    const told = shop.all<Notice>('notices', { memberId, kind }).map(({ wechat }) => wechat)
    const claimed = told.filter(wechat => wechat !== 'none' && wechat !== 'no-grant').length
    const spent = ALLOWED - left
    all += arrived.length
    return [
      arrived.length > new Set(arrived.map(({ page }) => page)).size && 'told twice of one thing',
      arrived.length > spent && `${arrived.length} messages for ${spent} permissions`,
      spent > claimed && `${spent} permissions spent for ${claimed} notices`,
      told.filter(wechat => wechat === 'sent').length > arrived.length &&
        'a message that never arrived is sent',
    ].flatMap(what => (what === false ? [] : `${kind} to ${memberId}: ${what}`))
  })
  return all > 0 ? wrong : [...wrong, `no message of ${kind} arrived`]
}
