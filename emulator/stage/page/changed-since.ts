/** A document as it is now, with what somebody else wrote meanwhile set off. */
import { h } from './dom'

/**
 * The text of now; lines that were not there before are marked, and those that are gone stand crossed out where they
 * were.
 */
export function changedSince(before: string, now: string): HTMLElement {
  const pre = h('pre', { tabindex: 0, 'aria-label': '现在的样子' })
  for (const { line, mark } of compared(before.split('\n'), now.split('\n')))
    pre.append(mark ? h(mark, {}, line) : line, '\n')
  return h('section', {}, h('h3', {}, '现在的样子'), h('p', { class: 'dim' }, CHOICE), pre)
}

const CHOICE = '你写的还在上面。照着改好再存，就存在现在这份上；直接存，就以你写的为准。'

type Compared = { line: string; mark?: 'ins' | 'del' }

/** Line by line: what both have stays, found by skipping as few lines as possible of the nearest difference. */
export function compared(before: string[], now: string[]): Compared[] {
  const result: Compared[] = []
  let [old, young] = [0, 0]
  while (old < before.length || young < now.length) {
    if (before[old] === now[young]) {
      result.push({ line: now[young]! })
      old += 1
      young += 1
      continue
    }
    const [gone, come] = nearestMeeting(before.slice(old), now.slice(young))
    for (const line of before.slice(old, old + gone)) result.push({ line, mark: 'del' })
    for (const line of now.slice(young, young + come)) result.push({ line, mark: 'ins' })
    old += gone
    young += come
  }
  return result
}

/** How many lines of each are skipped until both say the same again. */
function nearestMeeting(before: string[], now: string[]): [gone: number, come: number] {
  for (let skipped = 1; skipped < before.length + now.length; skipped += 1)
    for (
      let gone = Math.max(0, skipped - now.length + 1);
      gone <= Math.min(skipped, before.length - 1);
      gone += 1
    )
      if (before[gone] === now[skipped - gone]) return [gone, skipped - gone]
  return [before.length, now.length]
}
