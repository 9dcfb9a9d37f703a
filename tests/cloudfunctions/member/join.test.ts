import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JoinOutput, MeOutput } from '../../../contracts/member'
import type { Identity, Member } from '../../../domain/member/types'
import { memberKeyOf } from '../../../cloudfunctions/_kit/hash'
import { openShop, type Shop } from '../../support/shop'
import { people, type Person } from '../../support/world'

const agreed = { privacy: 1, agreement: 1 }

describe('becoming a member', () => {
  let shop: Shop
  beforeAll(async () => void (shop = await openShop()))
  afterAll(() => shop.close())

  it('tells a stranger nothing about a member, and what there is to agree to', async () => {
    const me = await shop.as(people.stranger).call<MeOutput>('member', 'me')
    expect(me).toMatchObject({ member: null, hats: ['consumer'], consent: null, versions: agreed })
    expect(me.templates).toMatchObject({ paid: 'LINTUAN-paid', survey: 'LINTUAN-survey' })
    expect(shop.all('identities', { _id: people.stranger.openid })).toEqual([])
  })

  it('makes a member of a stranger, with her point, its region and a card', async () => {
    const given = { ...agreed, name: '沈小满', pointId: 'wutong3', source: { scene: 'poster' } }
    const me = await shop.as(stranger('man')).call<JoinOutput>('member', 'join', given)
    expect(me.member).toMatchObject({ name: '沈小满', surname: '沈', pointName: '梧桐里 3 号楼门厅' })
    expect(me.member?.cardNo).toMatch(/^[A-Z]{2} 2026 \d{4} \d{4}$/)
    expect(me.consent).toMatchObject(agreed)
    const member = shop.one<Member>('members', me.member!.memberId)
    expect(member).toMatchObject({
      openid: stranger('man').openid,
      memberKey: memberKeyOf(stranger('man').openid),
      regionId: 'east',
      source: { scene: 'poster' },
    })
    expect(shop.all('consents', { memberId: member._id })).toMatchObject([{ given: true, ...agreed }])
  })

  it('takes point and leader from the group whose card brought her', async () => {
    const groupId = await shop.openGroup({ groupId: 'gcard', leader: 'shen' })
    const me = await shop
      .as(stranger('card'))
      .call<JoinOutput>('member', 'join', { ...agreed, source: { groupId } })
    expect(me.member?.pointId).toBe('beimen1')
    expect(shop.one<Member>('members', me.member!.memberId)).toMatchObject({
      regionId: 'north',
      source: { groupId: 'gcard', leaderId: 'mshen' },
    })
  })

  it('calls somebody without a name a neighbour with a letter, and claims no more', async () => {
    const me = await shop.as(stranger('quiet')).call<JoinOutput>('member', 'join', agreed)
    expect(me.member?.name).toMatch(/^邻居[A-Z]$/)
    expect(me.member?.name).toBe(`邻居${me.member?.surname}`)
    expect(me.member).toMatchObject({ pointId: '', pointName: '' })
  })

  it('makes one member of many calls at once, and the same again later', async () => {
    // Instances that are still starting would take the calls one after the other, and nothing would meet.
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 40 }, () => shop.as(people.lin).call('member', 'me')))
    }
    for (const key of ['eager1', 'eager2', 'eager3', 'eager4']) {
      const eager = shop.as(stranger(key))
      const calls = Array.from({ length: 12 }, (_, n) =>
        eager.call<JoinOutput>('member', 'join', { ...agreed, name: `王${n}` }),
      )
      const replies = [...(await Promise.all(calls)), await eager.call<JoinOutput>('member', 'join', agreed)]
      expect(new Set(replies.map(me => me.member?.memberId)).size).toBe(1)
      expect(new Set(replies.map(me => me.member?.name)).size).toBe(1)
      const [identity] = shop.all<Identity>('identities', { _id: stranger(key).openid })
      expect(shop.all('members', { openid: stranger(key).openid })).toHaveLength(1)
      expect(shop.all('consents', { memberId: identity!.memberId })).toHaveLength(1)
    }
  })

  /** Joins, and the instance dies with the first of its writes done. */
  async function joinAndDie(who: Person): Promise<void> {
    shop.cloud.faults.plan({ function: 'member', request: 2, applied: true, kill: true })
    await shop
      .as(who)
      .reply('member', 'join', { ...agreed, name: '冯半' })
      .catch(() => undefined)
    expect(shop.cloud.faults.pending()).toBe(0)
    expect((await shop.as(who).call<MeOutput>('member', 'me')).member).toBeNull()
  }

  it('is finished, after a join that died between its writes, by whoever joins again', async () => {
    const who = stranger('half')
    await joinAndDie(who)
    const me = await shop.as(who).call<JoinOutput>('member', 'join', { ...agreed, name: '别的' })
    const { memberId } = shop.one<Identity>('identities', who.openid)
    expect(me.member).toMatchObject({ memberId, name: '冯半' })
    expect(shop.all('consents', { memberId })).toHaveLength(1)
  })

  it('is finished by a timer when nobody joins again', async () => {
    const who = stranger('gone')
    await joinAndDie(who)
    await shop.runTimers()
    const { memberId, todo, origin } = shop.one<Identity>('identities', who.openid)
    expect(shop.all('members', { openid: who.openid })).toMatchObject([{ _id: memberId, name: '冯半' }])
    expect(shop.all('consents', { memberId })).toHaveLength(1)
    expect({ todo, origin }).toEqual({ todo: {}, origin: undefined })
  })

  it('refuses an agreement to a text that has changed, and a point that is not there', async () => {
    const late = shop.as(stranger('late'))
    const refusal = await late.refused('member', 'join', { privacy: 0, agreement: 1 }, 'consent-needed')
    expect(refusal).toMatchObject(agreed)
    await late.refused('member', 'join', { ...agreed, pointId: 'nowhere' }, 'wrong-point')
    await late.refused('member', 'join', { privacy: 2, agreement: 1 }, 'bad-input')
    expect(shop.all('identities', { _id: stranger('late').openid })).toEqual([])
  })

  it('believes no id, role or region that comes with the event (C-70)', async () => {
    const me = await shop.as(stranger('sly')).call<JoinOutput>('member', 'join', {
      ...agreed,
      memberId: 'mliang',
      openid: people.liang.openid,
      hats: ['staff'],
      userInfo: { openId: people.liang.openid },
    })
    expect(me.member?.memberId).not.toBe('mliang')
    expect(me.hats).toEqual(['consumer'])
  })
})

function stranger(key: string): Person {
  return { key, openid: `oTEST_new_${key}_00000000` }
}
