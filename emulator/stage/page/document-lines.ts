import { h } from './dom'
import { exact } from './times'

/** Instants of the trade lie between 2020 and 2100; any other number is a count or an amount. */
const looksLikeInstant = (value: number) => value > 1_577_836_800_000 && value < 4_102_444_800_000

/** A document as text, two spaces a level, keys and words coloured, instants with their time in Shanghai. */
export function documentLines(document: object): HTMLPreElement {
  const pre = h('pre')
  for (const [key, value] of Object.entries(document)) write(pre, key, value, 0)
  return pre
}

function write(host: HTMLElement, key: string, value: unknown, depth: number): void {
  const indent = '  '.repeat(depth)
  host.append(indent, h('span', { class: 'key' }, key), ' ')
  if (Array.isArray(value) && value.length === 0) host.append('[]\n')
  else if (isBranch(value)) {
    host.append('\n')
    for (const [inner, each] of Object.entries(value)) write(host, inner, each, depth + 1)
  } else if (typeof value === 'string') host.append(h('span', { class: 'text' }, value || "''"), '\n')
  else if (typeof value === 'number' && looksLikeInstant(value))
    host.append(`${value} `, h('span', { class: 'dim' }, exact(value)), '\n')
  else host.append(`${isBranch(value) ? '' : String(value)}`, '\n')
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
