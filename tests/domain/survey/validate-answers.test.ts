import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickupVersion1 } from '../../../domain/survey/pickup'
import type { Answers, SurveyVersion } from '../../../domain/survey/types'
import { labelsOf, offeredOptions, validateAnswers, wordsOf } from '../../../domain/survey/validate-answers'

const version = pickupVersion1('青屿', 0)
const tags = version.questions.find(question => question.kind === 'tags')!
const known = new Set(version.questions.map(question => question.id))

describe('answers to a survey', () => {
  it('are taken in the words of the version they were asked in', () => {
    expect(version.questions[0]).toMatchObject({ text: '会把青屿推荐给邻居吗' })
    const given = { q1: 6, q2: ['dented', 'leaking'], q3: '  两瓶没有气 ' }
    const valid = validateAnswers(version, given)
    expect(valid).toEqual({
      ok: true,
      value: { score: 6, answers: { q1: 6, q2: ['leaking', 'dented'], q3: '两瓶没有气' } },
    })
    expect(labelsOf(version, given)).toEqual(['瓶子漏气', '瓶子磕碰'])
    expect(wordsOf(version, given)).toBe('  两瓶没有气 ')
  })

  it('may leave out everything but the score, and what is empty is left out', () => {
    expect(validateAnswers(version, { q1: 10, q2: [], q3: '   ' })).toEqual({
      ok: true,
      value: { score: 10, answers: { q1: 10 } },
    })
  })

  it('are the same whatever the order of tapping', () => {
    const ids = offeredOptions(tags, 3).map(option => option.id)
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), chosen => {
        expect(validateAnswers(version, { q1: 3, q2: chosen })).toEqual(
          validateAnswers(version, { q2: [...chosen].reverse(), q1: 3 }),
        )
      }),
    )
  })

  it('name the question that is wrong', () => {
    const wrong: [Answers, string][] = [
      [{}, 'q1'],
      [{ q1: 11 }, 'q1'],
      [{ q1: 6.5 }, 'q1'],
      [{ q1: -0 }, 'q1'],
      [{ q1: '6' }, 'q1'],
      [{ q1: 6, q2: ['tasty'] }, 'q2'],
      [{ q1: 9, q2: ['leaking'] }, 'q2'],
      [{ q1: 6, q2: ['leaking', 'leaking'] }, 'q2'],
      [{ q1: 6, q2: ['瓶子漏气'] }, 'q2'],
      [{ q1: 6, q2: 'leaking' }, 'q2'],
      [{ q1: 6, q3: 'x'.repeat(501) }, 'q3'],
      [{ q1: 6, q4: 1 }, 'q4'],
      [{ q1: 6, constructor: 1 } as unknown as Answers, 'constructor'],
      [JSON.parse('{"q1":6,"__proto__":1}') as Answers, '__proto__'],
    ]
    for (const [given, question] of wrong) {
      expect(validateAnswers(version, given)).toEqual({
        ok: false,
        refusal: { code: 'bad-answer', question },
      })
    }
  })

  it('store nothing unknown, out of range or foreign, whatever a thousand strangers send', () => {
    const value = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.oneof(fc.string(), fc.constantFrom('leaking', 'tasty', 'late', '__proto__'))),
      fc.object(),
    )
    const key = fc.oneof(fc.constantFrom('q1', 'q2', 'q3', 'q4', 'toString'), fc.string())
    const payload = fc.oneof(
      fc.dictionary(key, value),
      fc.record({ q1: fc.oneof(fc.integer({ min: -3, max: 13 }), value), q2: value, q3: value }),
      // Some who only seem to be honest, so that the law does not hold by refusing everybody.
      fc.record(
        {
          q1: fc.integer({ min: 0, max: 10 }),
          q2: fc.subarray(['leaking', 'tasty', 'late', 'nonsense']),
          q3: fc.string({ maxLength: 600 }),
        },
        { requiredKeys: ['q1'] },
      ),
    )
    let taken = 0
    fc.assert(
      fc.property(payload, given => {
        const valid = validateAnswers(version, given as Answers)
        if (!valid.ok) return
        taken += 1
        expectClean(version, valid.value.answers)
        expect(validateAnswers(version, valid.value.answers)).toEqual(valid)
      }),
      { numRuns: 1000 },
    )
    // The law would hold emptily if everything were refused.
    expect(taken).toBeGreaterThan(0)
  })
})

function expectClean(asked: SurveyVersion, answers: Answers): void {
  for (const id of Object.keys(answers)) expect(known.has(id)).toBe(true)
  expect(Number.isInteger(answers['q1'])).toBe(true)
  expect(answers['q1']).toBeGreaterThanOrEqual(0)
  expect(answers['q1']).toBeLessThanOrEqual(10)
  const chosen = answers['q2'] ?? []
  expect(labelsOf(asked, answers)).toHaveLength((chosen as string[]).length)
  expect(wordsOf(asked, answers).length).toBeLessThanOrEqual(500)
}
