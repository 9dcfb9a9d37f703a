import type { StageEvents } from '../shapes'
import { h } from './dom'
import { post } from './net'

let progress: HTMLElement | undefined
let dialog: HTMLDialogElement | undefined
/** Where the button after a failure goes. */
let again: HTMLElement | undefined

/** Asks before everything that happened here is put aside. */
export function askStartOver(): void {
  const { box, row } = open(
    h('h2', { id: 'over' }, '从头来？'),
    h('p', {}, '三部手机和本地云回到演示开头的样子，钟回到现在。现在的数据会收进一个旧文件夹，不会删掉。'),
  )
  row.append(
    h('button', { type: 'button', class: 'ghost', autofocus: true, onclick: () => box.close() }, '不了'),
    h(
      'button',
      {
        type: 'button',
        class: 'stop',
        onclick: () => {
          box.close()
          void post('start-over', { sure: true }).catch((error: Error) =>
            tellProgress({ line: error.message, done: true, failed: true }),
          )
        },
      },
      '从头来',
    ),
  )
}

/** How far it is, on every page that is open; a success shows the phones anew, and so does looking again after a failure. */
export function tellProgress({ line, done, failed }: StageEvents['progress']): void {
  if (!progress || !dialog?.open) {
    progress = h('div', { class: 'progress', role: 'status' })
    const { box, row } = open(h('h2', { id: 'over' }, '从头来'), progress)
    again = row
    // It goes on whether or not somebody looks, so there is nothing to close.
    box.addEventListener('cancel', event => event.preventDefault())
  }
  progress.textContent = line
  if (done && !failed) location.reload()
  if (failed && again?.childElementCount === 0)
    again.append(h('button', { type: 'button', class: 'ghost', onclick: () => location.reload() }, '再看看'))
}

function open(...inside: Node[]): { box: HTMLDialogElement; row: HTMLElement } {
  dialog?.remove()
  const row = h('div', { class: 'row' })
  const box = h('dialog', { 'aria-labelledby': 'over' })
  box.append(...inside, row)
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  box.showModal()
  dialog = box
  return { box, row }
}
