import type { Identity, Member } from '../../../domain/member/types'
import type { Grant, Notice } from '../../../domain/notice/types'
import type { Shop } from '../../support/shop'
import { addMembers } from '../../support/crowd'
import { tapId } from '../../support/joining'
import type { Person } from '../../support/world'
import type { Attempt, Verb } from '../accidents'
import { many, nextNumber } from './support'

export const becoming = (shop: Shop): Verb => ({
  function: 'member',
  prepare: count =>
    many(count, async () => {
      const who = { key: 'new', openid: `oTEST_${tapId('new')}` }
      const input = { privacy: 1, agreement: 1, name: '阮青', pointId: 'wutong3' }
      return {
        call: () => shop.as(who).reply('member', 'join', input),
        ending() {
          const [known] = shop.all<Identity>('identities', { _id: who.openid })
          const mine = shop.all<Member>('members').filter(({ openid }) => openid === who.openid)
          return {
            name: known?.name,
            agreed: known?.consent?.privacy,
            members: mine.map(({ _id, name, surname, pointId, pointName, regionId, source }) => ({
              hers: _id === known?.memberId,
              name,
              surname,
              pointId,
              pointName,
              regionId,
              source,
            })),
            consents: shop
              .all<{ memberId: string }>('consents')
              .filter(({ memberId }) => memberId === known?.memberId).length,
          }
        },
      }
    }),
})

/** Somebody who took her consent back gives it again. */
export const consenting = (shop: Shop): Verb =>
  ofMembers(shop, async who => {
    await shop.as(who).call('member', 'consent', { ...agreed, give: false })
    return {
      call: () => shop.as(who).reply('member', 'consent', { ...agreed, give: true }),
      ending: () => consentOf(shop, who),
    }
  })

export const withdrawing = (shop: Shop): Verb =>
  ofMembers(shop, who => ({
    call: () => shop.as(who).reply('member', 'consent', { ...agreed, give: false }),
    ending: () => consentOf(shop, who),
  }))

export const changing = (shop: Shop): Verb =>
  ofMembers(shop, who => ({
    call: () =>
      shop.as(who).reply('member', 'profile', {
        name: '阮青',
        household: '5-101',
        pointId: 'qingchuan1',
        elder: true,
      }),
    ending() {
      const { name, surname, household, pointId, pointName, regionId, elder } = shop.one<Member>(
        'members',
        who.memberId,
      )
      const known = shop.one<Identity>('identities', who.openid)
      return {
        names: [name, surname, known.name, known.surname],
        household,
        pointId,
        pointName,
        regionId,
        elder,
      }
    },
  }))

/** One tap on 允许 for two kinds of message. */
export const granting = (shop: Shop): Verb =>
  ofMembers(
    shop,
    who => {
      const input = { accepted: ['paid', 'arrived'], tapId: tapId('grant') }
      return {
        call: () => shop.as(who).reply('member', 'grant', input),
        ending: () =>
          shop
            .all<Grant>('grants', { memberId: who.memberId })
            .map(({ template, left, taps = {} }) => [template, left, Object.keys(taps).length])
            .sort(),
      }
    },
    {
      // WeChat asks for each kind by itself. What we do not know of is not sent; she finds it in the app, and is asked again.
      'one kind of message is allowed, and the other as if she had not been asked': () =>
        ['paid', 'arrived'].map(kind => [[kind, 1, 1]]),
    },
  )

/** What she was told is read from now on. */
export const reading = (shop: Shop): Verb =>
  ofMembers(shop, async who => {
    const { memberId } = who
    const page = 'pages/consumer/home/index'
    const notices: Notice[] = Array.from({ length: 3 }, () => ({
      _id: `points-earned-crash${nextNumber()}`,
      memberId,
      kind: 'points-earned',
      facts: { points: 3 },
      page,
      at: shop.cloud.clock.now(),
      wechat: 'none',
      readAt: null,
    }))
    await shop.put({ notices } as never)
    return {
      call: () => shop.as(who).reply('member', 'inbox'),
      ending: () => shop.all<Notice>('notices', { memberId }).map(({ readAt }) => readAt !== null),
    }
  })

const agreed = { privacy: 1, agreement: 1 }

const consentOf = (shop: Shop, { openid, memberId }: Required<Person>) => ({
  agreed: shop.one<Identity>('identities', openid).consent?.privacy,
  proofs: shop
    .all<{ given: boolean }>('consents', { memberId })
    .map(({ given }) => given)
    .sort(),
})

const ofMembers = (
  shop: Shop,
  attempt: (who: Required<Person>) => Attempt | Promise<Attempt>,
  thirds: Verb['thirds'] = {},
): Verb => ({
  function: 'member',
  thirds,
  async prepare(count) {
    const all = await addMembers(shop, count)
    return many(count, async n => attempt(all[n]!))
  },
})
