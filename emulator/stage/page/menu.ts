import { h, icon } from './dom'

export interface Choice {
  key: string
  name: string
  about: string
  face: string
}

/** A button that opens a menu of people; arrows, Home, End and Escape work as in any menu. */
export function peopleMenu(options: {
  label: () => string
  choices: () => Choice[]
  chosen: () => string
  choose: (key: string) => void
}): { button: HTMLElement; menu: HTMLElement } {
  const button = h(
    'button',
    { class: 'ghost', type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    '换人',
    icon('down', 'xs'),
  )
  const menu = h('div', { class: 'menu', role: 'menu', hidden: true })

  const close = (focus = true) => {
    menu.hidden = true
    button.setAttribute('aria-expanded', 'false')
    if (focus) button.focus()
  }
  const items = () => [...menu.querySelectorAll<HTMLElement>('[role=menuitemradio]')]
  const open = () => {
    menu.setAttribute('aria-label', options.label())
    menu.replaceChildren(
      ...options.choices().map(({ key, name, about, face }) =>
        h(
          'button',
          {
            type: 'button',
            role: 'menuitemradio',
            'aria-checked': String(key === options.chosen()),
            tabindex: -1,
            onclick: () => {
              close()
              if (key !== options.chosen()) options.choose(key)
            },
          },
          faceOf(face),
          h('span', { class: 'name' }, name, h('span', { class: 'about' }, about)),
          icon('check', 'xs'),
        ),
      ),
    )
    menu.hidden = false
    button.setAttribute('aria-expanded', 'true')
    ;(items().find(item => item.getAttribute('aria-checked') === 'true') ?? items()[0])?.focus()
  }

  button.addEventListener('click', () => (menu.hidden ? open() : close()))
  menu.addEventListener('keydown', event => {
    const all = items()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all[to % all.length]?.focus()
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') close(false)
  })
  document.addEventListener('pointerdown', event => {
    const inside = menu.contains(event.target as Node) || button.contains(event.target as Node)
    if (!menu.hidden && !inside) close(false)
  })
  // A tap into a phone never reaches this document; it only takes the focus away.
  window.addEventListener('blur', () => !menu.hidden && close(false))
  return { button, menu }
}

/** A drawn face, or the mark for somebody who has none. */
export function faceOf(face: string): HTMLImageElement {
  const known = /^[a-z0-9-]+$/.test(face)
  const image = h('img', { src: known ? `/art/people/${face}.svg` : '/art/marks/lintuan.svg', alt: '' })
  image.addEventListener('error', () => (image.src = '/art/marks/lintuan.svg'), { once: true })
  return image
}
