/** The page of the stage: three phones, each the real app in its own origin, over one local cloud. */
import type { StageState } from '../shapes'
import { place } from './dom'
import { keepFit } from './fit'
import { get, listen } from './net'
import { createPhone } from './phone'
import { tellProgress } from './start-over'
import { createStrip } from './strip'
import { say } from './word'

const strip = createStrip(place('strip'))
const phones = [0, 1, 2].map(createPhone)
place('trio').append(...phones.map(({ element }) => element))
place('tabs').append(...phones.map(({ tab }) => tab))
keepFit(place('strip'), place('tabs'))

/** In a narrow window one phone is shown; in a wide one the tabs are not there and all are. */
function turnTo(index: number, focus = false): void {
  phones.forEach(({ element, tab }, each) => {
    element.classList.toggle('on', each === index)
    tab.setAttribute('aria-selected', String(each === index))
    tab.tabIndex = each === index ? 0 : -1
  })
  phones[index]!.tab.querySelector('.dot')?.remove()
  if (focus) phones[index]!.tab.focus()
}
phones.forEach(({ tab }, index) => {
  tab.addEventListener('click', () => turnTo(index))
  tab.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: phones.length - 1 }[event.key]
    if (step !== undefined) turnTo((index + step) % phones.length, true)
  })
})
turnTo(0)

let asking = false
let again = false

/** Asks how things stand; a second wish while one is under way is answered by one more look after it. */
async function look(): Promise<void> {
  if (asking) {
    again = true
    return
  }
  asking = true
  try {
    const state = await get<StageState>('state')
    strip.show(state)
    for (const phone of phones) {
      phone.show(state)
      phone.tellTime(state.now)
    }
  } catch {
    // The server is gone or starting over; the line to it says which, and asks to look again.
  }
  asking = false
  if (again) {
    again = false
    await look()
  }
}

listen(
  {
    changed: ({ nudge }) => {
      void look()
      for (const phone of phones) if (nudge === 'all' || (nudge === 'others' && !phone.held)) phone.refresh()
    },
    clock: ({ now, busy }) => {
      strip.tellTime(now, busy)
      for (const phone of phones) phone.tellTime(now)
    },
    show: ({ phone, page }) => phones[phone]?.open(page),
    progress: tellProgress,
  },
  connected => {
    say(connected ? '' : '本地云没在运行，再运行一次 npm start', !connected)
    if (connected) void look()
  },
)
