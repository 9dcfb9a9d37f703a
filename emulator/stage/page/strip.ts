import type { PayerBehaviour } from '../../types'
import type { StageState } from '../shapes'
import { moves, nameDeadline } from './clock-moves'
import { h, icon } from './dom'
import { post } from './net'
import { askStartOver } from './start-over'
import { day, time } from './times'
import { attempt } from './word'

const payers: [PayerBehaviour, string, string][] = [
  ['pays', '付成功', '下一次付款照常付'],
  ['cancels', '取消', '付款框里点取消'],
  ['pays-twice', '付两次', '同一张订单付了两笔'],
  ['pays-late', '付晚了', '过了付款时间钱才到'],
  ['notice-lost', '通知丢了', '钱付了，微信的通知没送到'],
  ['pays-odd-amount', '少付一角', '微信说收到的比应付的少一角'],
]

/** The strip over the phones: the clock, the next payment, the cloud. */
export function createStrip(host: HTMLElement): {
  show(state: StageState): void
  tellTime(now: number, busy: string | null): void
} {
  const clock = h('time', { class: 'clock', 'data-testid': 'clock' })
  const movers = moves.map(([move, label]) =>
    h('button', { type: 'button', onclick: () => attempt(() => post('clock', { move })) }, label),
  )
  const radios = payers.map(([behaviour]) =>
    h('input', {
      type: 'radio',
      name: 'payer',
      value: behaviour,
      onchange: () => attempt(() => post('payer', { behaviour })),
    }),
  )
  const again = h(
    'button',
    { type: 'button', class: 'ghost', onclick: askStartOver },
    icon('refund'),
    '从头来',
  )
  host.append(
    h('h1', { class: 'brand' }, h('img', { src: '/art/marks/lintuan-lockup.svg', alt: '邻团' })),
    h(
      'div',
      { role: 'group', 'aria-labelledby': 'clock-label' },
      h('span', { class: 'lab', id: 'clock-label' }, '钟'),
      h('div', { class: 'row' }, clock, h('div', { class: 'seg' }, ...movers)),
    ),
    h(
      'fieldset',
      {},
      h('legend', { class: 'lab' }, '下一次付款'),
      h(
        'div',
        { class: 'seg' },
        ...payers.map(([, label, about], index) => h('label', { title: about }, radios[index], label)),
      ),
    ),
    h(
      'div',
      { class: 'clouds', role: 'group', 'aria-labelledby': 'cloud-label' },
      h('span', { class: 'lab', id: 'cloud-label' }, '本地云'),
      h('div', { class: 'row' }, h('a', { class: 'ghost', href: '/console' }, icon('list'), '云台'), again),
    ),
  )

  const tellTime = (now: number, busy: string | null) => {
    const text = `${day(now)} ${time(now)}`
    if (clock.textContent !== text) clock.textContent = text
    clock.dateTime = new Date(now).toISOString()
    clock.classList.toggle('busy', busy !== null)
    clock.title = busy ?? ''
    for (const mover of movers) mover.disabled = busy !== null || mover.dataset.nothing === 'true'
    again.disabled = busy !== null
  }

  return {
    tellTime,
    show(state) {
      const [, , last] = movers
      const { deadline } = state
      last!.dataset.nothing = String(deadline === null)
      const { label, title } = nameDeadline(deadline, state.now)
      last!.textContent = label
      last!.title = title
      for (const radio of radios) radio.checked = radio.value === state.payer
      again.hidden = !state.canStartOver
      tellTime(state.now, state.busy)
    },
  }
}
