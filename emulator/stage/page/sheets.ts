/** Tables, cells and the empty page of the console. */
import { h } from './dom'

type Cell = string | HTMLElement

/** A table on a sheet of paper; a text is a plain cell. */
export function table(heads: string[], rows: Cell[][]): HTMLElement {
  return sheet(
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...heads.map(head => h('th', { scope: 'col' }, head)))),
        h(
          'tbody',
          {},
          ...rows.map(cells =>
            h('tr', {}, ...cells.map(cell => (typeof cell === 'string' ? h('td', {}, cell) : cell))),
          ),
        ),
      ),
    ),
  )
}

export const sheet = (...inside: Node[]) => h('div', { class: 'sheet' }, ...inside)
export const code = (text: string) => h('td', { class: 'code' }, text)
export const wrap = (text: string) => h('td', { class: 'wrap' }, text)
export const right = (text: string) => h('td', {}, text)
export const tag = (look: string, text: string) => h('td', {}, h('span', { class: `tag ${look}` }, text))

/** What a page says when there is nothing. */
export function empty(sentence: string): HTMLElement {
  return sheet(
    h('p', { class: 'empty' }, h('img', { src: '/art/drawings/cat-in-crate.svg', alt: '' }), sentence),
  )
}
