import { LOW_SCORE } from '#domain/survey/pickup'
import type { Answers, Option, Question } from '#domain/survey/types'
import { offeredOptions } from '#domain/survey/validate-answers'

/** What she has put in so far; options of another score stay chosen until it is sent. */
export interface Draft {
  score: number | undefined
  chosen: string[]
  text: string
}

type Kind<K extends Question['kind']> = Extract<Question, { kind: K }>

export interface Questions {
  score: Kind<'nps'> | undefined
  tags: Kind<'tags'> | undefined
  words: Kind<'text'> | undefined
}

/** The questions of a version by what they ask for. */
export function questionsOf(questions: Question[]): Questions {
  const find = <K extends Question['kind']>(kind: K) =>
    questions.find((question): question is Kind<K> => question.kind === kind)
  return { score: find('nps'), tags: find('tags'), words: find('text') }
}

/** The second question in the words that go with a score: 「6 分，是哪里没做好」. */
export function tagsAsked(tags: Kind<'tags'>, score: number): { text: string; options: Option[] } {
  const text = score <= LOW_SCORE ? (tags.textLow ?? tags.text) : tags.text
  return { text: `${score} 分，${text}`, options: offeredOptions(tags, score) }
}

/** A draft as it is sent: by ids, only options that go with the score, nothing empty. */
export function answersOf(questions: Question[], { score, chosen, text }: Draft): Answers {
  const asked = questionsOf(questions)
  const answers: Answers = {}
  if (!asked.score || score === undefined) return answers
  answers[asked.score.id] = score
  if (asked.tags) {
    const fitting = offeredOptions(asked.tags, score)
      .map(({ id }) => id)
      .filter(id => chosen.includes(id))
    if (fitting.length) answers[asked.tags.id] = fitting
  }
  if (asked.words && text.trim()) answers[asked.words.id] = text.trim()
  return answers
}
