/** A document as text to change, in a dialog; what was typed stays there until it is saved or put away. */
import type { OpenedDocument } from '../console-documents'
import { h } from './dom'
import { get, post } from './net'
import { say } from './word'

/** Opens a document, `id` as EJSON. */
export async function editDocument(collection: string, id: string): Promise<void> {
  const { text } = await get<OpenedDocument>(
    `console/document?collection=${encodeURIComponent(collection)}&id=${encodeURIComponent(id)}`,
  )
  const base = text
  show(`${collection} · ${id}`, text, {
    save: typed => post('save-document', { collection, id, base, text: typed }).then(() => '存好了'),
    remove: () => post('remove-document', { collection, id, base, sure: true }).then(() => '删掉了'),
  })
}

/** A new document of a collection. */
export function newDocument(collection: string): void {
  show(`${collection} · 新的一份`, '{\n  \n}', {
    save: typed => post('add-document', { collection, text: typed }).then(() => '加好了'),
  })
}

function show(
  title: string,
  text: string,
  acts: { save: (text: string) => Promise<string>; remove?: () => Promise<string> },
): void {
  const area = h('textarea', { spellcheck: 'false', 'aria-labelledby': 'edited', class: 'code' })
  area.value = text
  const refused = h('p', { class: 'refused', role: 'alert' })
  const box = h('dialog', { class: 'editor', 'aria-labelledby': 'edited' })
  const attempt = (act: () => Promise<string>) => {
    refused.textContent = ''
    act().then(
      said => {
        box.close()
        say(said)
      },
      (error: Error) => (refused.textContent = error.message),
    )
  }
  const { remove } = acts
  const gone = remove && removeButton(() => attempt(remove))
  box.append(
    h('h2', { id: 'edited' }, title),
    area,
    refused,
    h(
      'div',
      { class: 'row' },
      ...(gone ? [gone] : []),
      h('span', { class: 'grow' }),
      h('button', { type: 'button', class: 'ghost', onclick: () => box.close() }, '不改了'),
      h('button', { type: 'button', class: 'go', onclick: () => attempt(() => acts.save(area.value)) }, '存'),
    ),
  )
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  box.showModal()
  area.focus()
  area.setSelectionRange(0, 0)
}

/** Deleting is asked for twice: the first tap only changes what the button says. */
function removeButton(remove: () => void): HTMLButtonElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'ghost danger',
      onclick: () => {
        if (button.dataset.sure) return remove()
        button.dataset.sure = 'yes'
        button.textContent = '再点一次就删'
      },
    },
    '删掉这份',
  )
  return button
}
