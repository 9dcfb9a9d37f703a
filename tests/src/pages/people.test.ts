import { describe, expect, it } from 'vitest'
import { lotLines, memberYear } from '../../../src/pages/tabs/card/lots.ts'
import { answersOf, tagsAsked } from '../../../src/pages/consumer/survey/answers.ts'
import { bubblesOf, nextWord } from '../../../src/pages/consumer/thread/words.ts'
import { noticeSaid } from '../../../src/texts/notices.ts'
import { pickupVersion1 } from '../../../domain/survey/pickup.ts'
import { validateAnswers } from '../../../domain/survey/validate-answers.ts'
import type { Points } from '../../../domain/money/types.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-05-21T14:31:00')
const points = (n: number) => n as Points

describe('the member card', () => {
  it('puts lots of one day together and shows three lines at most, and no point is lost', () => {
    const lots = [
      { points: points(500), expiresAt: at('2026-12-31T23:59:59'), orderId: 'd' },
      { points: points(300), expiresAt: at('2026-06-30T23:59:59'), orderId: 'a' },
      { points: points(20), expiresAt: at('2026-06-30T10:00:00'), orderId: 'b' },
      { points: points(466), expiresAt: at('2026-09-30T23:59:59'), orderId: 'c' },
      { points: points(7), expiresAt: at('2027-01-31T23:59:59'), orderId: 'e' },
    ]
    const lines = lotLines(lots)
    expect(lines.map(line => line.points)).toEqual([320, 466, 507])
    expect(lines.map(line => line.tone)).toEqual(['low', 'gold', 'accent'])
    expect(lines[2]!.rest).toBe(true)
    expect(lotLines([])).toEqual([])
  })

  it('counts years as calendars in China do', () => {
    expect(memberYear(at('2025-12-31T23:59:00'), at('2026-01-01T00:01:00'))).toBe(2)
    expect(memberYear(now, now)).toBe(1)
  })
})

describe('two questions', () => {
  const version = pickupVersion1('青屿', now)

  it('sends only options that go with the score, by their ids', () => {
    const draft = { score: 10, chosen: ['leaking', 'tasty'], text: '  好喝  ' }
    const answers = answersOf(version.questions, draft)
    expect(answers).toEqual({ q1: 10, q2: ['tasty'], q3: '好喝' })
    expect(validateAnswers(version, answers).ok).toBe(true)
  })

  it('leaves out what was left empty', () => {
    expect(answersOf(version.questions, { score: 6, chosen: [], text: ' ' })).toEqual({ q1: 6 })
    expect(answersOf(version.questions, { score: undefined, chosen: ['late'], text: 'x' })).toEqual({})
  })

  it('asks a low score what went wrong', () => {
    const tags = version.questions.find(question => question.kind === 'tags')!
    expect(tagsAsked(tags, 6).text).toBe('6 分，是哪里没做好')
    expect(tagsAsked(tags, 6).options.map(({ id }) => id)).toContain('leaking')
    expect(tagsAsked(tags, 10).options.map(({ id }) => id)).not.toContain('leaking')
  })
})

describe('a matter with the brand', () => {
  const thread = {
    caseId: 'c1',
    score: 6,
    reasons: ['瓶子漏气'],
    state: 'answered' as const,
    dueAt: at('2026-05-22T14:00:00'),
    lines: [],
    thread: [
      { at: at('2026-05-21T13:41:00'), by: 'member' as const, name: '林晚', text: '盖歪了' },
      { at: at('2026-05-21T14:19:00'), by: 'brand' as const, name: '老梁', text: '补两瓶' },
    ],
  }

  it('says her score and reasons once, and how long the answer took', () => {
    const [hers, theirs] = bubblesOf(thread, now)
    expect(hers!.head).toBe('6 分 · 瓶子漏气')
    expect(theirs!.head).toBe('')
    expect(theirs!.at).toBe('今天 14:19 · 38 分钟后')
  })

  it('admits it when the promise was not kept', () => {
    expect(nextWord({ state: 'open', dueAt: thread.dueAt }, now)).toContain('前回答')
    expect(nextWord({ state: 'open', dueAt: thread.dueAt }, thread.dueAt)).toContain('已经晚了')
  })
})

describe('notices', () => {
  it('say what happened with its facts', () => {
    const facts = { groupTitle: '陈姐的团', fen: 3680 }
    expect(noticeSaid({ kind: 'group-failed', facts }, now).title).toBe('没成团，¥36.80 原路退回')
  })

  it('of a kind this app does not know yet still show', () => {
    expect(noticeSaid({ kind: 'newer' as never, facts: {} }, now).title).toBe('有一条新消息')
  })
})
