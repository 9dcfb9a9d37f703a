import { describe, expect, it } from 'vitest'
import { ANSWER_WITHIN_MS, answerCase, confirmCase, openCase, opensCase } from '../../../domain/survey/case'
import { pickupVersion1 } from '../../../domain/survey/pickup'
import type { Case, Response } from '../../../domain/survey/types'

const now = 1_000_000
const opened = openCase(
  {
    _id: 'pickup-o1',
    memberId: 'mlin',
    orderId: 'o1',
    score: 6,
    answers: { q1: 6, q2: ['leaking'], q3: '没有气' },
    answeredAt: now,
  } as unknown as Response,
  pickupVersion1('青屿', 0),
  '林晚',
)
const said = { id: 'a1', text: '补给你两瓶', staffId: 'mxu', name: '许衡' }

describe('a case', () => {
  it('is opened by 6 and below, with a promise and her own words', () => {
    expect([opensCase(6), opensCase(7)]).toEqual([true, false])
    expect(opened).toMatchObject({ state: 'open', reasons: ['瓶子漏气'], dueAt: now + ANSWER_WITHIN_MS })
    expect(opened.thread).toEqual([{ at: now, by: 'member', name: '林晚', text: '没有气' }])
  })

  it('is owned by who answers first, and said again it changes nothing', () => {
    const first = ok(answerCase(opened, said, now + 5))
    expect(first.next).toMatchObject({ state: 'answered', ownerId: 'mxu', ownerName: '许衡', rev: 1 })
    expect(ok(answerCase(first.next, said, now + 9))).toEqual({ next: first.next, changed: false })
    expect(answerCase(first.next, { ...said, text: '别的' }, now + 9)).toMatchObject({
      ok: false,
      refusal: { code: 'already-answered' },
    })
    const second = ok(
      answerCase(first.next, { id: 'a2', text: '再说一句', staffId: 'mliang', name: '老梁' }, now),
    )
    expect(second.next).toMatchObject({ ownerId: 'mxu', thread: { length: 3 } })
  })

  it('is solved only by the member, and only after an answer', () => {
    const yes = { solved: true, text: '' }
    expect(confirmCase(opened, yes, now)).toMatchObject({ refusal: { code: 'nothing-to-confirm' } })
    const answered = ok(answerCase(opened, said, now)).next
    const solved = ok(confirmCase(answered, yes, now + 7))
    expect(solved.next).toMatchObject({ state: 'solved', solvedAt: now + 7, thread: { length: 2 } })
    expect(ok(confirmCase(solved.next, yes, now + 8)).changed).toBe(false)
    expect(confirmCase(solved.next, { solved: false, text: '' }, now)).toMatchObject({
      refusal: { code: 'case-solved' },
    })
    expect(answerCase(solved.next, { ...said, id: 'a2' }, now)).toMatchObject({
      refusal: { code: 'case-solved' },
    })
  })

  it('opens again with a new promise when she says it is not solved', () => {
    const answered = ok(answerCase(opened, said, now)).next
    const no = { solved: false, text: '还没收到' }
    const again = ok(confirmCase(answered, no, now + 50))
    expect(again.next).toMatchObject({
      state: 'reopened',
      dueAt: now + 50 + ANSWER_WITHIN_MS,
      solvedAt: null,
    })
    expect(again.next.thread.at(-1)).toMatchObject({ by: 'member', text: '还没收到' })
    expect(ok(confirmCase(again.next, no, now + 60))).toEqual({ next: again.next, changed: false })
  })
})

function ok(result: { ok: true; value: { next: Case; changed: boolean } } | { ok: false; refusal: unknown }) {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
