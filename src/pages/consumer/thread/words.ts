import type { ThreadOutput, ThreadsOutput } from '#contracts/survey'
import { beside } from '@/texts/beside'
import { span, when } from '@/texts/dates'
import { words } from '@/texts/words'

type State = ThreadOutput['state']

/** Where a matter stands, in a word. */
export const stateWord: Record<State, string> = {
  open: '等回答',
  answered: '等你说行不行',
  solved: '解决了',
  reopened: '再等回答',
}

/** What comes next, under the last thing said. */
export function nextWord({ state, dueAt }: Pick<ThreadOutput, 'state' | 'dueAt'>, now: number): string {
  switch (state) {
    case 'answered':
      return '这样处理，可以吗'
    case 'solved':
      return '你说解决了，谢谢你告诉我们'
    case 'open':
    case 'reopened':
      return now < dueAt
        ? `${words.brand}会在${beside(when(dueAt, now))} 前回答`
        : `说好${beside(when(dueAt, now))} 前回答，已经晚了，同事在跟进`
  }
}

export interface Bubble {
  key: number
  at: string
  by: 'member' | 'brand'
  name: string
  /** Bold, above the words: her score and reasons, on the first thing she said. */
  head: string
  text: string
}

/** The thread as bubbles; a brand's answer says how long it took. */
export function bubblesOf({ thread, score, reasons }: ThreadOutput, now: number): Bubble[] {
  return thread.map(({ at, by, name, text }, index) => {
    const before = thread[index - 1]
    const took = by === 'brand' && before?.by === 'member' ? ` · ${span(before.at, at)}后` : ''
    const head = index === 0 && by === 'member' ? [`${score} 分`, ...reasons].join(' · ') : ''
    return { key: index, at: `${when(at, now)}${took}`, by, name, head, text }
  })
}

/** One matter in the list. */
export function rowSaid(row: ThreadsOutput['rows'][number], now: number): { title: string; note: string } {
  return {
    title: row.lastText || stateWord[row.state],
    note: `${when(row.lastAt, now)} · ${stateWord[row.state]}`,
  }
}
