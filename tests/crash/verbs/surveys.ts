import type { Case, Invitation, Response } from '../../../domain/survey/types'
import type { Shop } from '../../support/shop'
import { orderOf, tapId } from '../../support/joining'
import { DAY, HOUR, people, type Person } from '../../support/world'
import type { Attempt, Verb } from '../accidents'
import { arrived, isOnRecord } from './support'

export const answering = (shop: Shop): Verb => ({
  function: 'survey',
  prepare: async count =>
    (await asked(shop, count)).map(one => ({ call: () => complain(shop, one), ending: one.ending })),
})

/** 这次不答. */
export const declining = (shop: Shop): Verb => ({
  function: 'survey',
  prepare: async count =>
    (await asked(shop, count)).map(({ who, invitationId, ending }) => ({
      call: () => shop.as(who).reply('survey', 'decline', { invitationId }),
      ending,
    })),
})

/** The brand answers a low score, and the member is told. */
export const replying = (shop: Shop): Verb => ({
  function: 'staff',
  prepare: async count =>
    (await complained(shop, count)).map(one => {
      const answerId = tapId('answer')
      return { call: () => reply(shop, one, answerId), ending: one.ending }
    }),
})

/** A colleague looks at a case, which leaves a trace. */
export const lookingAtCase = (shop: Shop): Verb => ({
  function: 'staff',
  prepare: async count =>
    (await complained(shop, count)).map(({ invitationId: caseId, ending }) => ({
      call: () => shop.as(people.xu).reply('staff', 'case', { caseId }),
      ending: () => ({ ...ending(), seen: isOnRecord(shop, 'case', `cases/${caseId}`) }),
    })),
})

/** The member says that the answer solved it. */
export const solving = (shop: Shop): Verb => confirming(shop, { solved: true, text: '谢谢' })

/** She says that it did not: the case is open again. */
export const reopening = (shop: Shop): Verb => confirming(shop, { solved: false, text: '还是没气' })

const confirming = (shop: Shop, input: object): Verb => ({
  function: 'survey',
  async prepare(count) {
    const all = await complained(shop, count)
    for (const one of all) await reply(shop, one, tapId('answer'))
    return all.map(({ who, invitationId: caseId, ending }) => ({
      call: () => shop.as(who).reply('survey', 'solve', { caseId, ...input }),
      ending,
    }))
  },
})

interface Asked extends Pick<Attempt, 'ending'> {
  who: Person
  invitationId: string
  ending(): object
}

/** Members who collected yesterday and are asked how it was. */
async function asked(shop: Shop, count: number): Promise<Asked[]> {
  const { who, ids } = await arrived(shop, count)
  for (const orderId of ids)
    await shop
      .as(people.chen)
      .call('leader', 'collect', { orderId, code: orderOf(shop, orderId).pickup!.code, how: 'code' })
  await shop.cloud.clock.advance(DAY + HOUR)
  await shop.runTimers()
  return ids.map((orderId, index) => ({
    who: who[index]!,
    invitationId: `pickup-${orderId}`,
    ending: () => ({
      invitation: shop.one<Invitation>('invitations', `pickup-${orderId}`).state,
      answers: shop.all<Response>('responses', { orderId }).map(({ answers, todo }) => ({ answers, todo })),
      cases: shop.all<Case>('cases', { orderId }).map(({ state, ownerName, solvedAt, thread }) => ({
        state,
        ownerName,
        solved: solvedAt !== null,
        said: thread.map(({ by, name, text }) => [by, name, text]),
      })),
      told: shop.all('notices', { memberId: who[index]!.memberId, kind: 'case-answered' }).length,
    }),
  }))
}

async function complained(shop: Shop, count: number): Promise<Asked[]> {
  const all = await asked(shop, count)
  for (const one of all) await complain(shop, one)
  return all
}

const complain = (shop: Shop, { who, invitationId }: Asked) => {
  const answers = { q1: 3, q2: ['leaking'], q3: '一瓶没气' }
  return shop.as(who).reply('survey', 'answer', { invitationId, versionId: 'pickup@1', answers })
}

const reply = (shop: Shop, { invitationId: caseId }: Asked, answerId: string) =>
  shop.as(people.xu).reply('staff', 'answer', { caseId, answerId, text: '马上补一瓶' })
