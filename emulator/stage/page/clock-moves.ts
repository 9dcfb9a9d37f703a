/** The buttons that move the clock, on the stage and in the console. */
import type { ClockMove, Deadline } from '../shapes'
import { when } from './times'

export const moves: [ClockMove, string][] = [
  ['15m', '+15 分'],
  ['1d', '+1 天'],
  ['deadline', '到截单'],
]

/** What the last of them is called, and what it would lead to. */
export function nameDeadline(deadline: Deadline | null, now: number): { label: string; title: string } {
  return {
    label: deadline?.what === 'outcome' ? '到结果' : '到截单',
    title: deadline ? `${deadline.title}，${when(deadline.at, now)}` : '没有等着截单的团',
  }
}
