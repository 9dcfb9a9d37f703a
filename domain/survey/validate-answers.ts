import { accepted, refused, type Result } from '../result'
import type { RefusalOf } from '../refusals'
import type { Answers, Option, Question, SurveyVersion } from './types'
import { LOW_SCORE } from './pickup'

/** From this score on only what was good is asked; between, both are. */
const HIGH_SCORE = 9

export interface Validated {
  answers: Answers
  score: number
}

/** The options a score is shown: what went wrong for a low one, what was good for a high one, both in between. */
export function offeredOptions(question: Extract<Question, { kind: 'tags' }>, score: number): Option[] {
  if (score <= LOW_SCORE) return question.bad
  return score >= HIGH_SCORE ? question.good : [...question.good, ...question.bad]
}

/**
 * Checks answers against the version they were asked in, and brings them into one form: options in the version's order,
 * texts trimmed, what was left empty left out. Nothing unknown, out of range or of another version passes.
 */
export function validateAnswers(
  version: SurveyVersion,
  given: Answers,
): Result<Validated, RefusalOf<'bad-answer'>> {
  const unknown = Object.keys(given).find(id => !version.questions.some(question => question.id === id))
  if (unknown !== undefined) return badAnswer(unknown)
  const scored = version.questions.find(question => question.kind === 'nps')
  if (!scored) throw new Error(`${version._id} asks no score`)
  const score = own(given, scored.id)
  if (!isScore(score)) return badAnswer(scored.id)

  const answers: Answers = {}
  for (const question of version.questions) {
    const value = own(given, question.id)
    if (value === undefined) continue
    const checked = check(question, value, score)
    if (checked === null) return badAnswer(question.id)
    if (checked !== '' && !(Array.isArray(checked) && checked.length === 0)) answers[question.id] = checked
  }
  return accepted({ answers, score })
}

/** The labels of the chosen options, in the words of the version answered. */
export function labelsOf(version: SurveyVersion, answers: Answers): string[] {
  return version.questions.flatMap(question => {
    const chosen = answers[question.id]
    if (question.kind !== 'tags' || !Array.isArray(chosen)) return []
    return [...question.good, ...question.bad].filter(one => chosen.includes(one.id)).map(one => one.label)
  })
}

/** What she wrote in her own words, or ''. */
export function wordsOf(version: SurveyVersion, answers: Answers): string {
  const text = version.questions.find(question => question.kind === 'text')
  const words = text ? answers[text.id] : undefined
  return typeof words === 'string' ? words : ''
}

/** The checked and tidied answer; null when it is none of this question's. */
function check(question: Question, value: Answers[string], score: number): Answers[string] | null {
  switch (question.kind) {
    case 'nps':
      return isScore(value) ? value : null
    case 'tags': {
      if (!Array.isArray(value) || new Set(value).size !== value.length) return null
      const offered = offeredOptions(question, score).map(one => one.id)
      return value.every(id => offered.includes(id)) ? offered.filter(id => value.includes(id)) : null
    }
    case 'text': {
      if (typeof value !== 'string') return null
      const text = value.trim()
      return text.length <= question.max ? text : null
    }
  }
}

function isScore(value: unknown): value is number {
  return Number.isInteger(value) && !Object.is(value, -0) && (value as number) >= 0 && (value as number) <= 10
}

/** Only what was really given: `constructor` and its kin are no answers. */
function own(given: Answers, id: string): Answers[string] | undefined {
  return Object.hasOwn(given, id) ? given[id] : undefined
}

function badAnswer(question: string) {
  return refused({ code: 'bad-answer' as const, question: question.slice(0, 40) })
}
