/** Tables, cells, and the pages of the console that have nothing to show. */
import { h } from './dom'

type Cell = string | HTMLElement

/** A table on a sheet of paper; a text is a plain head or cell. */
export function table(heads: Cell[], rows: Cell[][]): HTMLElement {
  return sheet(
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...heads.map(head => (typeof head === 'string' ? over(head) : head)))),
        h(
          'tbody',
          {},
          ...rows.map(cells => h('tr', {}, ...cells.map((cell, at) => headed(cell, heads[at]!)))),
        ),
      ),
    ),
  )
}

/** A narrow window has no room for heads, so each cell knows its own. */
function headed(cell: Cell, head: Cell): HTMLElement {
  const made = typeof cell === 'string' ? h('td', {}, cell) : cell
  const name = typeof head === 'string' ? head : head.textContent
  if (name) made.dataset.head = name
  return made
}

const over = (text: string, look?: string) => h('th', { scope: 'col', class: look }, text)

export const sheet = (...inside: Node[]) => h('div', { class: 'sheet' }, ...inside)
export const code = (text: string) => h('td', { class: 'code' }, text)
/** An id may be long, and is broken rather than cut. */
export const id = (text: string) => h('td', { class: 'code wrap' }, text)
export const wrap = (text: string) => h('td', { class: 'wrap' }, text)
/** Figures stand under each other, and so does their head. */
export const figure = (text: string) => h('td', { class: 'num' }, text)
export const overFigures = (text: string) => over(text, 'num')
export const tag = (look: string, text: string) => h('td', {}, h('span', { class: `tag ${look}` }, text))
/** What can be done with a row, at its end. */
export const end = (button: HTMLElement) => h('td', { class: 'num' }, button)

/** What a page says when there is nothing; and a way on, when there is one. */
export function empty(sentence: string, way?: HTMLElement): HTMLElement {
  return sheet(
    h(
      'div',
      { class: 'empty' },
      h('img', { src: '/art/drawings/cat-in-crate.svg', alt: '' }),
      h('p', {}, sentence),
      way,
    ),
  )
}
