import type { Instant } from '../money/types'
import type { NoticeFacts } from './facts'
import type { NoticeKind } from './types'

/**
 * What WeChat lets into a keyword of a subscription message (`subscribeMessage.send`): thing ≤ 20 characters,
 * character_string ≤ 32 of ASCII, name ≤ 10 characters, amount ≤ 10 digits, time in its own writing.
 */
type Keyword = 'thing' | 'time' | 'amount' | 'character_string' | 'name' | 'number'

interface Field<K extends NoticeKind> {
  /** The keyword's name in the template, for example `thing1`. */
  field: string
  as: Keyword
  fact: keyof NoticeFacts[K] & string
}

/** Most characters of a keyword; longer ones are refused by WeChat with 47003. */
const LONGEST = { thing: 20, character_string: 32, name: 10 } as const

export interface Template<K extends NoticeKind> {
  /** The id in the demo environment; `settings/templates` names the brand's own. */
  id: string
  fields: Field<K>[]
}

/** The kinds that WeChat may carry. The others are told in the app only. */
export const templates: { [K in NoticeKind]?: Template<K> } = {
  paid: {
    id: 'LINTUAN-paid',
    fields: [thing(1, 'groupTitle'), amount(2, 'fen'), { field: 'number3', as: 'number', fact: 'units' }],
  },
  'group-formed': {
    id: 'LINTUAN-group-formed',
    fields: [
      thing(1, 'groupTitle'),
      thing(2, 'pointName'),
      { field: 'time3', as: 'time', fact: 'collectFrom' },
    ],
  },
  'group-failed': {
    id: 'LINTUAN-group-failed',
    fields: [thing(1, 'groupTitle'), amount(2, 'fen')],
  },
  'refund-done': {
    id: 'LINTUAN-refund-done',
    fields: [thing(1, 'groupTitle'), amount(2, 'fen')],
  },
  arrived: {
    id: 'LINTUAN-arrived',
    fields: [
      thing(1, 'groupTitle'),
      thing(2, 'pointName'),
      { field: 'character_string3', as: 'character_string', fact: 'code' },
    ],
  },
  survey: {
    id: 'LINTUAN-survey',
    fields: [thing(1, 'brandName'), { field: 'time2', as: 'time', fact: 'expiresAt' }],
  },
  'case-answered': {
    id: 'LINTUAN-case-answered',
    fields: [thing(1, 'brandName'), { field: 'name2', as: 'name', fact: 'byName' }, thing(3, 'text')],
  },
}

/** The template ids of all kinds WeChat may carry, with the brand's own in front of ours. */
export function templateIds(own: Partial<Record<NoticeKind, string>>): Partial<Record<NoticeKind, string>> {
  const kinds = Object.keys(templates) as NoticeKind[]
  return Object.fromEntries(kinds.map(kind => [kind, own[kind] ?? templates[kind]?.id]))
}

/**
 * The data of a subscription message. `timeText` writes an instant as WeChat wants it (`2025年5月22日 16:00`).
 * An empty text becomes 见小程序 rather than an empty keyword, which WeChat refuses.
 *
 * @throws Error for an amount, a number or a time that is none: a message that says ¥0.00 would be a lie.
 */
export function messageOf<K extends NoticeKind>(
  kind: K,
  facts: NoticeFacts[K],
  timeText: (at: Instant) => string,
): Record<string, { value: string }> {
  const data: Record<string, { value: string }> = {}
  for (const { field, as, fact } of templates[kind]?.fields ?? []) {
    data[field] = { value: keyword(as, facts[fact], timeText) }
  }
  return data
}

function keyword(as: Keyword, fact: unknown, timeText: (at: Instant) => string): string {
  switch (as) {
    case 'time':
      return timeText(whole(fact))
    case 'amount':
      return yuan(whole(fact))
    case 'number':
      return String(whole(fact))
    case 'character_string':
      return (
        String(fact ?? '')
          .replace(/[^\x21-\x7e]/g, '')
          .slice(0, LONGEST.character_string) || '-'
      )
    case 'name':
      return cut(String(fact ?? ''), LONGEST.name)
    case 'thing':
      return cut(String(fact ?? ''), LONGEST.thing)
  }
}

/** The longest that fits, whole characters, with an ellipsis where something was left out. */
export function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '') return '见小程序'
  // WeChat counts UTF-16 units, so a character outside the basic plane counts twice and is never halved.
  if (line.length <= most) return line
  let short = ''
  for (const character of line) {
    if (short.length + character.length > most - 1) break
    short += character
  }
  return `${short}…`
}

function whole(fact: unknown): number {
  if (typeof fact === 'number' && Number.isSafeInteger(fact)) return fact
  throw new Error(`${String(fact)} is no whole number for a message`)
}

/** Fen as `¥36.80`: one symbol and at most ten digits. */
function yuan(fen: number): string {
  return `¥${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}

function thing<F extends string>(n: number, fact: F) {
  return { field: `thing${n}`, as: 'thing' as const, fact }
}
function amount<F extends string>(n: number, fact: F) {
  return { field: `amount${n}`, as: 'amount' as const, fact }
}
