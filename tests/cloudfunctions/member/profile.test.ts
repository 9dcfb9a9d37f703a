import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConsentOutput, MeOutput, ProfileOutput } from '../../../contracts/member'
import type { Identity, Member } from '../../../domain/member/types'
import { openShop, type Shop } from '../../support/shop'
import { HOUR, people } from '../../support/world'

const agreed = { privacy: 1, agreement: 1 }

describe('what a member says about herself', () => {
  let shop: Shop
  beforeAll(async () => void (shop = await openShop()))
  afterAll(() => shop.close())

  it('is known in two trips to the database, before the first screen', async () => {
    const xu = shop.as(people.xu)
    await xu.call('member', 'me')
    shop.cloud.counters.reset()
    await xu.call<MeOutput>('member', 'me')
    const [warm] = shop.cloud.counters.recent()
    expect(warm!.databaseTrips).toBeLessThanOrEqual(2)
    expect(warm!.writes).toBe(0)
  })

  it('takes no cold call more than two trips either', async () => {
    const other = await openShop()
    const me = await other.as(people.lin).call<MeOutput>('member', 'me')
    expect(me.member?.pointName).toBe('梧桐里 3 号楼门厅')
    expect(other.cloud.counters.recent()[0]!.databaseTrips).toBeLessThanOrEqual(2)
    await other.close()
  })

  it('shows the hats that are hers now, whatever the hint says', async () => {
    expect(await shop.as(people.xu).call<MeOutput>('member', 'me')).toMatchObject({
      hats: ['consumer', 'staff'],
      staffRole: 'region',
      regionName: '华东区',
    })
    expect((await shop.as(people.chen).call<MeOutput>('member', 'me')).hats).toEqual(['consumer', 'leader'])
    const liar = { key: 'liar', openid: 'oTEST_liar_0000000000000', memberId: 'mliar' }
    const { openid, memberId } = liar
    const [identity] = shop.all<Identity>('identities', { _id: people.lin.openid })
    const [member] = shop.all<Member>('members', { _id: 'mlin' })
    await shop.put({
      identities: [{ ...identity!, _id: openid, memberId, leader: true, staff: true }],
      members: [{ ...member!, _id: memberId, openid }],
    })
    expect((await shop.as(liar).call<MeOutput>('member', 'me')).hats).toEqual(['consumer'])
    await shop.as(liar).refused('staff', 'today', {}, 'forbidden')
  })

  it('changes name, door and point, and her region follows the point', async () => {
    const profile = { name: '江小敏', household: '2-301', pointId: 'beimen1', elder: true }
    const me = await shop.as(people.jiang).call<ProfileOutput>('member', 'profile', profile)
    expect(me.member).toMatchObject({ ...profile, surname: '江', pointName: '北门书店' })
    expect(shop.one<Member>('members', 'mjiang').regionId).toBe('north')
    expect(shop.one<Identity>('identities', people.jiang.openid)).toMatchObject({
      name: '江小敏',
      surname: '江',
    })
    const again = await shop.as(people.jiang).call<ProfileOutput>('member', 'profile', { elder: false })
    expect(again.member).toMatchObject({ ...profile, elder: false })
    await shop.as(people.jiang).refused('member', 'profile', { pointId: 'nowhere' }, 'wrong-point')
  })

  it('is not undone by what she said before and a busy engine writes late', async () => {
    const he = shop.as(people.he)
    await he.call('member', 'profile', { household: '1-101' })
    const { profileRev } = shop.one<Member>('members', 'mhe')
    await he.call('member', 'profile', { household: '1-102' })
    const { putProfile } = await import('../../../cloudfunctions/_kit/store/members')
    expect(await putProfile('mhe', { household: '1-101' }, profileRev!)).toBe(false)
    expect(shop.one<Member>('members', 'mhe').household).toBe('1-102')
  })

  it('may be taken back: what needs consent is refused, and each change leaves its proof', async () => {
    const zhou = shop.as(people.zhou)
    const withdrawal = { give: false, ...agreed }
    expect((await zhou.call<ConsentOutput>('member', 'consent', withdrawal)).consent).toBeNull()
    await zhou.call('member', 'consent', withdrawal)
    for (const [name, action] of [
      ['member', 'profile'],
      ['member', 'card'],
      ['member', 'points'],
      ['member', 'inbox'],
      ['survey', 'threads'],
    ] as const) {
      expect(await zhou.refused(name, action, {}, 'consent-needed')).toMatchObject(agreed)
    }
    await zhou.refused('member', 'grant', { accepted: ['paid'] }, 'consent-needed')
    await shop.cloud.clock.advance(HOUR)
    const back = await zhou.call<ConsentOutput>('member', 'consent', { give: true, ...agreed })
    expect(back.consent).toMatchObject({ ...agreed, at: shop.cloud.clock.now() })
    await zhou.call('member', 'consent', { give: true, ...agreed })
    await zhou.call('member', 'card')
    const proofs = shop.all<{ given: boolean }>('consents', { memberId: 'mzhou' })
    expect(proofs.map(proof => proof.given).sort()).toEqual([false, true])
  })

  it('opens nothing to a stranger but the door', async () => {
    const stranger = shop.as(people.stranger)
    await stranger.refused('member', 'consent', { give: true, ...agreed }, 'not-a-member')
    for (const action of ['profile', 'card', 'points', 'inbox']) {
      await stranger.refused('member', action, {}, 'not-a-member')
    }
    await stranger.refused('member', 'grant', { accepted: [] }, 'not-a-member')
    expect(shop.all('identities', { _id: people.stranger.openid })).toEqual([])
  })
})
