import type { PersonaView, Received, StageState } from '../shapes'
import { fill, h, icon } from './dom'
import { capsule, statusBar } from './glass'
import { phoneLine } from './line'
import { faceOf, peopleMenu } from './menu'
import { post } from './net'
import { time, when } from './times'
import { attempt, say } from './word'

export interface Phone {
  readonly element: HTMLElement
  readonly tab: HTMLElement
  /** True while somebody types or taps in it. */
  readonly held: boolean
  show(state: StageState): void
  tellTime(now: number): void
  open(page: string): void
  refresh(): void
}

const stranger: PersonaView = { key: '', name: '新邻居', about: '第一次打开', hat: 'consumer', face: '' }
const homes = {
  consumer: 'pages/tabs/home/index',
  leader: 'pages/work/index',
  staff: 'pages/work/index',
}
/** How long a new line covers the top of the phone. */
const BANNER_MS = 6000

export function createPhone(index: number): Phone {
  let state: StageState | undefined
  let persona: PersonaView = stranger
  let door = ''
  let started = false
  let known: Set<string> | undefined

  const clock = h('span')
  const frame = h('iframe', { allow: 'clipboard-write' })
  const home = () => line.open(homes[persona.hat])
  const lid = capsule({ share: () => line.share() || say('这一页没有卡片可转'), home })
  const bannerPlace = h('div', { role: 'status' })
  const glass = h(
    'div',
    { class: 'glass' },
    frame,
    statusBar(clock),
    lid.element,
    h('div', { class: 'home-line' }),
    bannerPlace,
  )
  const line = phoneLine(frame, dark => glass.classList.toggle('dark', dark))
  const people = peopleMenu({
    label: () => `换人：现在是${persona.name}`,
    choices: () => [
      ...[...(state?.personas ?? [])].sort(
        (a, b) => Number(b.hat === persona.hat) - Number(a.hat === persona.hat),
      ),
      stranger,
    ],
    chosen: () => persona.key,
    choose: key => attempt(() => post('phone', { phone: index, persona: key })),
  })
  const who = h('div', { class: 'who' })
  const face = h('span')
  const name = h('div', { class: 'name' })
  const count = h('button', {
    type: 'button',
    class: 'ghost count',
    onclick: () => element.querySelector('.tray')?.scrollIntoView({ block: 'nearest' }),
  })
  who.append(face, name, count, people.button, people.menu)
  const heading = h('h3')
  const list = h('div')
  const element = h(
    'section',
    { class: 'one', id: `phone-${index}`, 'data-testid': `phone-${index}` },
    who,
    h('div', { class: 'hull' }, h('div', { class: 'phone' }, glass)),
    h('div', { class: 'tray', 'data-testid': `tray-${index}` }, heading, list),
  )
  const tab = h('button', {
    type: 'button',
    role: 'tab',
    id: `tab-${index}`,
    'aria-controls': `phone-${index}`,
  })

  function introduce(): void {
    face.replaceChildren(faceOf(persona.face))
    name.replaceChildren(h('h2', {}, persona.name), h('p', { title: persona.about }, persona.about))
    tab.replaceChildren(faceOf(persona.face), persona.name)
    element.setAttribute('aria-label', `${persona.name}的手机`)
    people.button.setAttribute('aria-label', `换人，现在是${persona.name}`)
    frame.title = `${persona.name}的手机`
    heading.textContent = `${persona.name}收到的`
    lid.name(`${persona.name}的手机`)
  }

  function listReceived(received: Received[], now: number): void {
    const fresh = known ? received.filter(({ id }) => !known!.has(id)) : []
    known = new Set(received.map(({ id }) => id))
    fill(list, JSON.stringify([received, when(now, now).slice(0, 2)]), () => [
      received.length === 0
        ? h('p', { class: 'none' }, '还没有')
        : h('ul', {}, ...received.map(each => h('li', {}, messageRow(each, now, fresh.includes(each))))),
    ])
    count.replaceChildren(icon('bell', 'xs'), String(received.length))
    count.setAttribute('aria-label', `${persona.name}收到 ${received.length} 条，看一看`)
    if (fresh[0]) announce(fresh[0])
  }

  function messageRow(each: Received, now: number, fresh: boolean): HTMLElement {
    const inside = [
      icon(each.icon),
      h('span', { class: 'text' }, h('span', {}, each.title), h('span', { class: 't' }, each.about)),
      h('span', { class: 't' }, when(each.at, now)),
    ]
    const look = `msg${fresh ? ' new' : ''}`
    if (!each.page) return h('div', { class: look }, ...inside)
    return h('button', { type: 'button', class: look, onclick: () => line.open(each.page) }, ...inside)
  }

  /** As a telephone does: over whatever is open, for a while, and a tap leads there. */
  function announce(each: Received): void {
    const banner = h(
      'button',
      {
        type: 'button',
        class: 'banner',
        onclick: () => {
          banner.remove()
          if (each.page) line.open(each.page)
        },
      },
      icon(each.icon),
      h('span', {}, each.title, h('span', { class: 't' }, each.about)),
    )
    bannerPlace.replaceChildren(banner)
    if (element.offsetParent === null)
      tab.append(h('span', { class: 'dot', role: 'img', 'aria-label': '有新的' }))
    const leave = () => {
      if (banner.matches(':hover, :focus')) setTimeout(leave, 1000)
      else banner.remove()
    }
    setTimeout(leave, BANNER_MS)
  }

  return {
    element,
    tab,
    get held() {
      return document.activeElement === frame
    },
    open: page => line.open(page),
    refresh: () => line.refresh(),
    tellTime: now => fill(clock, time(now), () => [time(now)]),
    show(next) {
      state = next
      const mine = next.phones[index]
      if (!mine) return
      if (!started || mine.persona !== persona.key || mine.door !== door) {
        started = true
        persona = next.personas.find(({ key }) => key === mine.persona) ?? stranger
        door = mine.door
        known = undefined
        bannerPlace.replaceChildren()
        introduce()
        line.start(`${door}/?persona=${encodeURIComponent(persona.key)}&phone=1`, homes[persona.hat])
      }
      listReceived(mine.received, next.now)
    },
  }
}
