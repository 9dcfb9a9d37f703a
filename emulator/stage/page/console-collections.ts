/** The documents of a collection: found, read, and opened to be changed. */
import type { CollectionInspection } from '../../types'
import { documentLines } from './document-lines'
import { editDocument, newDocument } from './document-editor'
import { h } from './dom'
import { get } from './net'
import { empty, sheet } from './sheets'
import { attempt } from './word'

export const collections = () => get<CollectionInspection[]>('console/collections')

/** What is looked for in a collection; kept while the cloud goes on. */
const sought = new Map<string, string>()

/** The documents of one collection, and a field to look for one. `again` draws the page anew. */
export async function collectionPage(
  name: string,
  again: () => void,
): Promise<{ about: string; body: Node }> {
  const text = sought.get(name) ?? ''
  const { count, found, documents } = await get<{
    count: number
    found: number
    documents: { _id: string }[]
  }>(`console/documents?collection=${encodeURIComponent(name)}&text=${encodeURIComponent(text)}`)
  const which = text === '' ? `共 ${count} 份` : `共 ${count} 份，${found} 份里有「${text}」`
  const about = `${which}${found > documents.length ? `，这里是最后 ${documents.length} 份` : ''}。`
  const field = h('input', {
    type: 'search',
    id: 'sought',
    value: text,
    placeholder: '编号或任何一段字，回车找',
    'aria-label': `在 ${name} 里找`,
    onchange: () => {
      sought.set(name, field.value.trim())
      again()
    },
  })
  const more = h('button', { type: 'button', class: 'ghost', onclick: () => newDocument(name) }, '加一份')
  const search = h('p', { class: 'choice' }, field, ' ', more)
  const none = text === '' ? '这个集合是空的' : '没有一份里有这段字'
  return { about, body: h('div', {}, search, documents.length === 0 ? empty(none) : listed(name, documents)) }
}

function listed(collection: string, documents: { _id: string }[]): Node {
  return sheet(
    ...documents.map(document => {
      const { _id, ...rest } = document
      const made = h(
        'details',
        { 'data-key': String(_id) },
        h(
          'summary',
          {},
          h('span', { class: 'code' }, String(_id)),
          h('span', { class: 'grow dim code' }, JSON.stringify(rest).slice(0, 240)),
        ),
      )
      // 50 documents of several hundred lines each are only written out when one is opened.
      made.addEventListener(
        'toggle',
        () =>
          made.open &&
          !made.querySelector('pre') &&
          made.append(documentLines(rest), editButton(collection, _id)),
      )
      return made
    }),
  )
}

function editButton(collection: string, _id: unknown): Node {
  const id = typeof _id === 'number' ? String(_id) : JSON.stringify(_id)
  const edit = () => attempt(() => editDocument(collection, id))
  return h('p', { class: 'choice' }, h('button', { type: 'button', class: 'ghost', onclick: edit }, '改'))
}
