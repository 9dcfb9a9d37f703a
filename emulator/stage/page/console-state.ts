/** The whole state as a file: to keep, to send to a colleague, and to take in again. */
import type { StageState } from '../shapes'
import { h } from './dom'
import { get, post } from './net'
import { say } from './word'

export async function wholeState(): Promise<Node> {
  const { canImport } = await get<StageState>('state')
  return h(
    'div',
    { class: 'blocks' },
    h(
      'section',
      { class: 'sheet block' },
      h('h3', {}, '导出'),
      h(
        'p',
        { class: 'dim' },
        '一个文件：所有集合、微信支付的单、消息和授权、上传的文件、现在几点。手机的登录不带走。',
      ),
      h('a', { class: 'go', href: '/api/export', download: '' }, '导出整个状态'),
    ),
    h(
      'section',
      { class: 'sheet block' },
      h('h3', {}, '导入'),
      h(
        'p',
        { class: 'dim' },
        '换成那个文件里的样子。现在的数据会收进一个旧文件夹，不会删掉。钟只往前走：文件里的时间更晚就走到那时，更早就还是现在。',
      ),
      canImport ? (kept ??= importer()) : h('p', {}, '这里不能导入。'),
    ),
  )
}

/** One for as long as the page is open, so that a file that was chosen stays chosen while the cloud goes on. */
let kept: Node | undefined

function importer(): Node {
  const refused = h('p', { class: 'refused', role: 'alert' })
  const field = h('input', { type: 'file', accept: '.jsonl', class: 'hidden' })
  const chosen = h('span', { class: 'dim' }, '还没有选')
  const button = h(
    'button',
    { type: 'button', class: 'go', disabled: true, onclick: () => void take() },
    '换成它',
  )
  const look = () => {
    button.disabled = !field.files?.length
    chosen.textContent = field.files?.[0]?.name ?? '还没有选'
    refused.textContent = ''
  }
  field.addEventListener('change', look)

  async function take(): Promise<void> {
    const file = field.files?.[0]
    if (!file) return
    button.disabled = true
    try {
      await post('import', { state: await file.text(), sure: true })
      say(`换成了 ${file.name}`)
      field.value = ''
      look()
    } catch (error) {
      refused.textContent = (error as Error).message
      button.disabled = false
    }
  }

  return h(
    'div',
    {},
    h('div', { class: 'fields' }, h('label', { class: 'ghost pick' }, '选一个文件', field), chosen, button),
    refused,
  )
}
