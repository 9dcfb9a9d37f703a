import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InboxOutput, MeOutput } from '../../../contracts/member'
import type { CaseOutput, CasesOutput } from '../../../contracts/staff'
import type { AnswerOutput, GetOutput, ThreadOutput, ThreadsOutput } from '../../../contracts/survey'
import type { Case, Invitation, Response } from '../../../domain/survey/types'
import { openShop, type Shop } from '../../support/shop'
import { DAY, HOUR, people, START } from '../../support/world'
import { collectedOrder, orderId, orders } from '../../support/collected'

const low = { q1: 6, q2: ['leaking'], q3: '两瓶橘子打开没有气' }
const invitationOf = (n: number) => `pickup-${orderId(n)}`

describe('asking after pick-up, and answering what was bad', () => {
  let shop: Shop
  const lin = () => shop.as(people.lin)
  const answer = (n: number, answers: object = low, who = people.lin) =>
    shop.as(who).call<AnswerOutput>('survey', 'answer', {
      invitationId: invitationOf(n),
      versionId: 'pickup@1',
      answers,
    })

  beforeAll(async () => {
    shop = await openShop()
    await shop.put(
      orders(
        collectedOrder(orderId(1), people.lin),
        collectedOrder(orderId(2), people.lin, START + HOUR),
        collectedOrder(orderId(3), people.zhou),
        collectedOrder(orderId(4), people.he),
        collectedOrder(orderId(5), people.wu),
      ),
    )
    await withdraw(people.wu)
    // Her first order comes to be asked about before her second one: two of one tick go side by side, and either may be first.
    await shop.cloud.clock.advance(DAY + HOUR / 2)
    await shop.runTimers()
    await shop.cloud.clock.advance(1.5 * HOUR)
    await shop.runTimers()
  })
  afterAll(() => shop.close())

  it('asks the day after collecting, in the app even when WeChat may not tell', async () => {
    expect(shop.one<Invitation>('invitations', invitationOf(1))).toMatchObject({
      state: 'waiting',
      versionId: 'pickup@1',
    })
    const me = await lin().call<MeOutput>('member', 'me')
    expect(me.waiting).toMatchObject({ survey: { invitationId: invitationOf(1) }, unread: 1 })
    const inbox = await lin().call<InboxOutput>('member', 'inbox')
    expect(inbox.rows).toMatchObject([{ kind: 'survey', wechat: 'no-grant', read: false }])
    expect(inbox.rows[0]!.page).toBe(`pages/consumer/survey/index?id=${invitationOf(1)}`)
  })

  it('asks nobody twice in fourteen days, nobody without consent, and keeps why', async () => {
    expect(shop.one('invitations', invitationOf(2))).toMatchObject({
      state: 'suppressed',
      why: 'asked-lately',
    })
    expect(shop.one('invitations', invitationOf(5))).toMatchObject({ state: 'suppressed', why: 'no-consent' })
    await lin().refused('survey', 'get', { invitationId: invitationOf(2) }, 'not-found')
    expect(shop.all('notices', { kind: 'survey' })).toHaveLength(3)
  })

  it('shows the questions of the version, with what was collected', async () => {
    const survey = await lin().call<GetOutput>('survey', 'get', { invitationId: invitationOf(1) })
    expect(survey).toMatchObject({ state: 'waiting', versionId: 'pickup@1', order: { units: 8 } })
    expect(survey.questions.map(question => question.text)[0]).toBe('会把青屿推荐给邻居吗')
  })

  it('takes fifty equal answers for one, and opens one case before it replies', async () => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => answer(1)))
    expect(new Set(replies.map(reply => JSON.stringify(reply))).size).toBe(1)
    expect(replies[0]).toMatchObject({ answers: low, case: { caseId: invitationOf(1) } })
    expect(shop.all('responses', { memberId: 'mlin' })).toHaveLength(1)
    expect(shop.all<Case>('cases', { memberId: 'mlin' })).toMatchObject([
      { state: 'open', score: 6, reasons: ['瓶子漏气'], memberName: '林晚' },
    ])
    expect(shop.one<Response>('responses', invitationOf(1)).todo).toEqual({})
    expect((await lin().call<MeOutput>('member', 'me')).waiting.survey).toBeNull()
  })

  it('keeps the first answer: another one is refused with its time', async () => {
    const given = { invitationId: invitationOf(1), versionId: 'pickup@1', answers: { q1: 9 } }
    const refusal = await lin().refused('survey', 'answer', given, 'already-answered')
    expect(refusal.at).toBe(shop.one<Response>('responses', invitationOf(1)).answeredAt)
  })

  it('takes no answer that the version did not ask for', async () => {
    const zhou = shop.as(people.zhou)
    const given = { invitationId: invitationOf(3), versionId: 'pickup@1' }
    await zhou.refused('survey', 'answer', { ...given, answers: { q1: 11 } }, 'bad-answer')
    await zhou.refused('survey', 'answer', { ...given, answers: { q1: 9, q2: ['leaking'] } }, 'bad-answer')
    await zhou.refused(
      'survey',
      'answer',
      { ...given, versionId: 'pickup@2', answers: { q1: 9 } },
      'bad-answer',
    )
    expect((await answer(3, { q1: 9, q2: ['tasty'] }, people.zhou)).case).toBeNull()
    expect(shop.all('cases', { memberId: 'mzhou' })).toEqual([])
  })

  it('lets her leave it, and does not ask again', async () => {
    const he = shop.as(people.he)
    const invitationId = invitationOf(4)
    await he.call('survey', 'decline', { invitationId })
    expect(await he.call('survey', 'decline', { invitationId })).toEqual({ state: 'declined' })
    const given = { invitationId, versionId: 'pickup@1', answers: { q1: 3 } }
    await he.refused('survey', 'answer', given, 'invitation-over')
  })

  it('shows scores and threads to nobody but her and the brand of that region: not to the leader (C-63)', async () => {
    const caseId = invitationOf(1)
    for (const other of [people.chen, people.zhou, people.xu]) {
      await shop.as(other).refused('survey', 'thread', { caseId }, 'not-found')
      await shop.as(other).refused('survey', 'get', { invitationId: caseId }, 'not-found')
      await shop.as(other).refused('survey', 'solve', { caseId, solved: true }, 'not-found')
    }
    for (const action of ['cases', 'nps', 'today']) {
      await shop.as(people.chen).refused('staff', action, { state: 'open' }, 'forbidden')
    }
    await shop.as(people.chen).refused('staff', 'case', { caseId }, 'forbidden')
    await shop.as(people.meng).refused('staff', 'case', { caseId }, 'forbidden')
    const north = await shop.as(people.meng).call<CasesOutput>('staff', 'cases', { state: 'open' })
    expect(north.rows).toEqual([])
    await shop.as(people.meng).refused('staff', 'cases', { state: 'open', regionId: 'east' }, 'forbidden')
  })

  it('lets staff answer once under their own name, and tells her', async () => {
    const xu = shop.as(people.xu)
    const caseId = invitationOf(1)
    const [row] = (await xu.call<CasesOutput>('staff', 'cases', { state: 'open' })).rows
    expect(row).toMatchObject({ caseId, memberName: '林*', score: 6, ownerName: null })
    const given = { caseId, answerId: 'answer0000000001', text: '两瓶补给你' }
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => xu.call<CaseOutput>('staff', 'answer', given)),
    )
    const seen = replies[0]!
    expect(seen).toMatchObject({ state: 'answered', ownerName: '许衡', memberName: '林晚' })
    expect(seen.thread.map(({ by, name, text }) => [by, name, text])).toEqual([
      ['member', '林晚', low.q3],
      ['brand', '许衡', '两瓶补给你'],
    ])
    expect(seen.order).toMatchObject({ orderId: orderId(1), code: null, codeText: null })
    expect(seen.sameGroup).toEqual({ answers: 2, low: 1 })
    expect(JSON.stringify(seen)).not.toContain('3-601')
    expect(shop.all('notices', { memberId: 'mlin', kind: 'case-answered' })).toHaveLength(1)
    expect(shop.one<Response>('responses', caseId).todo).toEqual({})
    expect(shop.all('audits', { action: 'answer', target: `cases/${caseId}` })).toHaveLength(5)
    await xu.refused('staff', 'answer', { ...given, text: '别的' }, 'already-answered')
    await shop.as(people.meng).refused('staff', 'answer', given, 'forbidden')
  })

  it('is solved only by her word, and opens again with a new promise', async () => {
    const caseId = invitationOf(1)
    await shop.cloud.clock.advance(HOUR)
    const no = { caseId, solved: false, text: '还没收到' }
    const again = await lin().call<ThreadOutput>('survey', 'solve', no)
    expect(again).toMatchObject({ state: 'reopened', dueAt: shop.cloud.clock.now() + DAY })
    expect(await lin().call<ThreadOutput>('survey', 'solve', no)).toEqual(again)
    await lin().refused('survey', 'solve', { caseId, solved: true }, 'nothing-to-confirm')
    const more = { caseId, answerId: 'answer0000000002', text: '今天 16:00 到' }
    await shop.as(people.liang).call('staff', 'answer', more)
    const done = await lin().call<ThreadOutput>('survey', 'solve', { caseId, solved: true })
    expect(done).toMatchObject({ state: 'solved', thread: { length: 4 } })
    await shop
      .as(people.xu)
      .refused('staff', 'answer', { ...more, answerId: 'answer0000000003' }, 'case-solved')
    const { rows } = await lin().call<ThreadsOutput>('survey', 'threads')
    expect(rows).toMatchObject([{ caseId, state: 'solved', lastBy: 'brand', lastText: '今天 16:00 到' }])
  })

  it('opens the case of an answer whose invocation died', async () => {
    const id = invitationOf(9)
    const now = shop.cloud.clock.now()
    const { todo: _todo, ...died } = shop.one<Response>('responses', invitationOf(1))
    const todo = { 'close-invitation': { due: now, tries: 0 }, 'open-case': { due: now, tries: 0 } }
    await shop.put({ responses: [{ ...died, _id: id, todo, nextDue: now }] })
    await shop.runTimers()
    await shop.runTimers()
    expect(shop.all('cases', { _id: id })).toHaveLength(1)
    expect(shop.one<Response>('responses', id).todo).toEqual({})
  })

  it('is over after seven days, without anybody writing so', async () => {
    await shop.put(orders(collectedOrder(orderId(8), people.jiang, shop.cloud.clock.now())))
    await shop.cloud.clock.advance(DAY + HOUR)
    await shop.runTimers()
    await shop.cloud.clock.advance(7 * DAY)
    const jiang = shop.as(people.jiang)
    const survey = await jiang.call<GetOutput>('survey', 'get', { invitationId: invitationOf(8) })
    expect(survey.state).toBe('expired')
    expect((await jiang.call<MeOutput>('member', 'me')).waiting.survey).toBeNull()
    const given = { invitationId: invitationOf(8), versionId: 'pickup@1', answers: { q1: 9 } }
    await jiang.refused('survey', 'answer', given, 'invitation-over')
  })

  it('lets no stranger near a survey', async () => {
    for (const [action, input] of Object.entries({
      get: { invitationId: invitationOf(1) },
      answer: { invitationId: invitationOf(1), versionId: 'pickup@1', answers: low },
      decline: { invitationId: invitationOf(1) },
      thread: { caseId: invitationOf(1) },
      threads: {},
      solve: { caseId: invitationOf(1), solved: true },
    })) {
      await shop.as(people.stranger).refused('survey', action, input, 'not-a-member')
    }
  })

  async function withdraw(who: typeof people.wu): Promise<void> {
    await shop.as(who).call('member', 'consent', { give: false, privacy: 1, agreement: 1 })
  }
})
