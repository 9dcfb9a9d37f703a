/**
 * What the stage and the app in a phone say to each other by `postMessage`. The phone is another origin, so both
 * sides check who speaks.
 *
 * stage → app: `lintuan:refresh` show the page anew · `lintuan:open` `{ path }` go to a page · `lintuan:share` hand
 * the present page on. app → stage: `lintuan:ready` I listen · `lintuan:bar` `{ dark }` the page's head is dark.
 */
export interface PhoneLine {
  /** Loads the app at a page, or leads the running app there. */
  open(page: string): void
  /** Starts the app anew for somebody. */
  start(address: string, page: string): void
  refresh(): void
  /** False when the app has not said that it listens. */
  share(): boolean
}

/** Two looks at once tell no more than one; a phone is asked to look again at most this often. */
const BETWEEN_NUDGES_MS = 2000

export function phoneLine(frame: HTMLIFrameElement, onBar: (dark: boolean) => void): PhoneLine {
  let ready = false
  let address = ''
  let opened = 0
  let last = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  window.addEventListener('message', event => {
    if (event.source !== frame.contentWindow || !address || event.origin !== new URL(address).origin) return
    const said = event.data as { type?: unknown; dark?: unknown } | null
    if (said?.type === 'lintuan:ready') ready = true
    if (said?.type === 'lintuan:bar') onBar(said.dark === true)
  })

  const tell = (message: object) => frame.contentWindow?.postMessage(message, new URL(address).origin)
  const load = (page: string) => {
    ready = false
    onBar(false)
    // A number in the address makes the browser load anew instead of moving within the page.
    frame.src = `${address}&n=${++opened}#/${page}`
  }

  return {
    start(to, page) {
      address = to
      load(page)
    },
    open(page) {
      if (ready) tell({ type: 'lintuan:open', path: `/${page}` })
      else load(page)
    },
    share() {
      if (ready) tell({ type: 'lintuan:share' })
      return ready
    },
    refresh() {
      if (waiting || !address) return
      waiting = setTimeout(
        () => {
          waiting = undefined
          last = performance.now()
          tell({ type: 'lintuan:refresh' })
        },
        Math.max(0, last + BETWEEN_NUDGES_MS - performance.now()),
      )
    },
  }
}
