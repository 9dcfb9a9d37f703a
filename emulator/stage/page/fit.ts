/** Size of the drawn phone in CSS pixels, as the app is designed for. */
const PHONE = { width: 390, height: 844, edge: 8 }
/** Below this, the app's smallest text cannot be read any more; the window scrolls instead. */
const SMALLEST = 0.62
/** A column narrower than this has no room for a name and a button, or for a message. */
const NARROWEST_COLUMN = 300
const ONE_PHONE_BELOW = 1100

export const onePhoneOnly = (width = window.innerWidth) => width < ONE_PHONE_BELOW

/**
 * The scale of the phones: as large as three of them (or one, in a narrow window) fit beside each other, and as the
 * whole of a phone fits below the strip, with the beginning of its list in a high window. Never larger than drawn.
 */
export function scaleFor(window: { width: number; height: number }, above: number): number {
  const single = onePhoneOnly(window.width)
  const low = window.height < 860
  const below = low || single ? 16 : 124
  const byHeight = (window.height - above - below) / (PHONE.height + PHONE.edge)
  const frame = PHONE.width + 2 * PHONE.edge
  const byWidth = single ? (window.width - 32) / frame : (window.width - 120) / 3 / frame
  return Math.min(1, byWidth, Math.max(SMALLEST, byHeight))
}

/** Keeps the phones at the right size for as long as the page is open. */
export function keepFit(strip: HTMLElement, tabs: HTMLElement): void {
  const fit = () => {
    const single = onePhoneOnly()
    const low = window.innerHeight < 860
    const rest = low ? 12 + 44 + 12 : 28 + 48 + 20
    // In a narrow window the strip scrolls away, so a phone may be as high as the window.
    const above = single ? tabs.offsetHeight + rest : strip.offsetHeight + rest
    const scale = scaleFor({ width: window.innerWidth, height: window.innerHeight }, above)
    const column = Math.min(Math.max(PHONE.width * scale, NARROWEST_COLUMN), window.innerWidth - 32)
    document.body.style.setProperty('--s', String(scale))
    document.body.style.setProperty('--col', `${column}px`)
  }
  fit()
  window.addEventListener('resize', fit)
  new ResizeObserver(fit).observe(strip)
}
