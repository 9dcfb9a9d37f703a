import type { Identity } from '../../../domain/member/types'
import type { Shop } from '../../support/shop'
import { orderOf, tapId } from '../../support/joining'
import { DAY, HOUR, people } from '../../support/world'
import type { Verb } from '../accidents'
import { arrived, many } from './support'

export const becoming = (shop: Shop): Verb => ({
  function: 'member',
  prepare: count =>
    many(count, async () => {
      const who = { key: 'new', openid: `oTEST_${tapId('new')}` }
      const input = { privacy: 1, agreement: 1, name: '阮青', pointId: 'wutong3' }
      return {
        call: () => shop.as(who).reply('member', 'join', input),
        ending() {
          const { memberId, consent, name } = shop.one<Identity>('identities', who.openid)
          return {
            name,
            agreed: consent?.privacy,
            members: shop.all<{ openid: string }>('members').filter(({ openid }) => openid === who.openid)
              .length,
            mine: shop.all('members', { _id: memberId }).length,
            consents: shop.all('consents', { memberId }).length,
          }
        },
      }
    }),
})

export const answering = (shop: Shop): Verb => ({
  function: 'survey',
  async prepare(count) {
    const { who, ids } = await arrived(shop, count)
    for (const orderId of ids)
      await shop
        .as(people.chen)
        .call('leader', 'collect', { orderId, code: orderOf(shop, orderId).pickup!.code, how: 'code' })
    await shop.cloud.clock.advance(DAY + HOUR)
    await shop.runTimers()
    return ids.map((orderId, index) => {
      const invitationId = `pickup-${orderId}`
      const answers = { q1: 3, q2: ['leaking'], q3: '一瓶没气' }
      return {
        call: () =>
          shop.as(who[index]!).reply('survey', 'answer', { invitationId, versionId: 'pickup@1', answers }),
        ending: () => ({
          invitation: shop.one<{ state: string }>('invitations', invitationId).state,
          answers: shop
            .all<{ answers: object; todo: object }>('responses', { orderId })
            .map(({ answers, todo }) => ({ answers, todo })),
          cases: shop
            .all<{ thread: object[]; state: string }>('cases', { orderId })
            .map(({ state, thread }) => ({ state, said: thread.length })),
        }),
      }
    })
  },
})
