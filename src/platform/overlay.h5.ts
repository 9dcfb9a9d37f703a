import './overlay.h5.scss'

/** Builds the inside of a sheet, top to bottom. Every word it shows is escaped by the DOM. */
export interface Box {
  title(text: string): void
  line(text: string): void
  big(text: string): void
  /** A text field; answers how to read it. Enter does `submit`. */
  field(label: string, testid: string, submit: (text: string) => void): () => string
  button(text: string, testid: string, tap: () => void): void
  quiet(text: string, testid: string, tap: () => void): void
}

/**
 * Shows a sheet over the page that stands in for something only WeChat draws. Resolves what `close` was given, or
 * undefined when it was left by Escape or a tap beside it. `data-testid` of the sheet is `sheet-<name>`, of its parts
 * `<name>-<part>`.
 */
export function overlay<T>(
  name: string,
  build: (box: Box, close: (answer?: T) => void) => void,
): Promise<T | undefined> {
  return new Promise(resolve => {
    const before = document.activeElement as HTMLElement | null
    const shade = element('div', 'lt stand-in')
    const sheet = element('div', 'stand-in-sheet')
    shade.dataset.testid = `sheet-${name}`
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-modal', 'true')
    if (document.querySelector('.lt.elder')) shade.classList.add('elder')

    const close = (answer?: T) => {
      document.removeEventListener('keydown', onKey)
      shade.remove()
      before?.focus?.()
      resolve(answer)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
      if (event.key === 'Tab') keepFocus(event, sheet)
    }
    const add = (tag: string, className: string, text: string) => {
      const child = element(tag, className)
      child.textContent = text
      sheet.append(child)
      return child
    }
    const tap = (className: string) => (text: string, testid: string, act: () => void) => {
      const child = add('button', className, text) as HTMLButtonElement
      child.type = 'button'
      child.dataset.testid = `${name}-${testid}`
      child.onclick = act
    }

    build(
      {
        title: text => {
          add('h2', 'stand-in-title', text)
          sheet.setAttribute('aria-label', text)
        },
        line: text => void add('p', 'stand-in-line', text),
        big: text => void add('p', 'stand-in-big', text),
        field: (label, testid, submit) => {
          const input = element('input', 'stand-in-field') as HTMLInputElement
          input.placeholder = label
          input.setAttribute('aria-label', label)
          input.dataset.testid = `${name}-${testid}`
          input.onkeydown = event => {
            if (event.key === 'Enter') submit(input.value)
          }
          sheet.append(input)
          return () => input.value
        },
        button: tap('stand-in-button'),
        quiet: tap('stand-in-quiet'),
      },
      close,
    )

    shade.onclick = event => {
      if (event.target === shade) close()
    }
    document.addEventListener('keydown', onKey)
    shade.append(sheet)
    document.body.append(shade)
    sheet.querySelector<HTMLElement>('input, button')?.focus()
  })
}

/** One sentence at the foot of the page, read out politely, gone after a while. */
export function toast(sentence: string): void {
  document.querySelector('.stand-in-toast')?.remove()
  const host = element('div', 'lt stand-in-toast')
  host.dataset.testid = 'toast'
  host.setAttribute('role', 'status')
  const text = element('span', '')
  text.textContent = sentence
  host.append(text)
  document.body.append(host)
  setTimeout(() => host.remove(), 2200)
}

function keepFocus(event: KeyboardEvent, sheet: HTMLElement): void {
  const stops = [...sheet.querySelectorAll<HTMLElement>('input, button')]
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (!first || !last) return
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault()
    first.focus()
  }
}

function element(tag: string, className: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  return made
}
