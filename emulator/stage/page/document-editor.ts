/** A document as text to change, in a dialog; what was typed stays there until it is saved or put away. */
import type { OpenedDocument } from '../console-documents'
import { changedSince } from './changed-since'
import { h } from './dom'
import { get, post, Refused } from './net'
import { say } from './word'

/** Opens a document, `id` as EJSON. */
export async function editDocument(collection: string, id: string): Promise<void> {
  const open = () =>
    get<OpenedDocument>(
      `console/document?collection=${encodeURIComponent(collection)}&id=${encodeURIComponent(id)}`,
    )
  // What was last shown: the cloud writes over that and over nothing else.
  let { text: base } = await open()
  show(`${collection} · ${id}`, base, {
    save: text => post('save-document', { collection, id, base, text }).then(() => '存好了'),
    remove: () => post('remove-document', { collection, id, base, sure: true }).then(() => '删掉了'),
    async look() {
      const before = base
      ;({ text: base } = await open())
      return changedSince(before, base)
    },
  })
}

/** A new document of a collection. */
export function newDocument(collection: string): void {
  show(`${collection} · 新的一份`, '{\n  \n}', {
    save: text => post('add-document', { collection, text }).then(() => '加好了'),
  })
}

interface Acts {
  save: (text: string) => Promise<string>
  remove?: () => Promise<string>
  /** The document as it is now, for whoever was refused because it changed. */
  look?: () => Promise<Node>
}

function show(title: string, text: string, { save, remove, look }: Acts): void {
  const area = h('textarea', { spellcheck: 'false', 'aria-labelledby': 'edited', class: 'code' })
  area.value = text
  const refused = h('p', { class: 'refused', role: 'alert' })
  const changed = h('div', { class: 'changed' })
  const box = h('dialog', { class: 'editor', 'aria-labelledby': 'edited' })
  const attempt = (act: () => Promise<string>) => {
    refused.textContent = ''
    act().then(
      said => {
        box.close()
        say(said)
      },
      (error: Error) => {
        refused.textContent = error.message
        if (look && error instanceof Refused && error.status === 412)
          changed.replaceChildren(lookButton(look))
      },
    )
  }
  /** One tap, and the document as it is now stands below what was typed. */
  const lookButton = (now: () => Promise<Node>) =>
    h(
      'button',
      {
        type: 'button',
        class: 'ghost',
        onclick: () =>
          void now().then(
            node => {
              refused.textContent = ''
              changed.replaceChildren(node)
            },
            (error: Error) => (refused.textContent = error.message),
          ),
      },
      '看现在的样子',
    )
  box.append(
    h('h2', { id: 'edited' }, title),
    area,
    refused,
    changed,
    h(
      'div',
      { class: 'row' },
      remove && removeButton(() => attempt(remove)),
      h('span', { class: 'grow' }),
      h('button', { type: 'button', class: 'ghost', onclick: () => box.close() }, '不改了'),
      h('button', { type: 'button', class: 'go', onclick: () => attempt(() => save(area.value)) }, '存'),
    ),
  )
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  box.showModal()
  area.focus()
  area.setSelectionRange(0, 0)
}

/** Deleting is asked for twice: the first tap only changes what the button says, until it is left. */
function removeButton(remove: () => void): HTMLButtonElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'ghost danger',
      onclick: () => {
        const sure = button.textContent === SURE
        button.textContent = sure ? ASKED : SURE
        if (sure) remove()
      },
      onblur: () => {
        button.textContent = ASKED
      },
    },
    ASKED,
  )
  return button
}

const ASKED = '删掉这份'
const SURE = '再点一次就删'
