/** What of a page is too wide, too small to read or too small to hit. Each is one line in words. */
export interface Measured {
  overflow: string[]
  smallText: string[]
  smallTargets: string[]
}

/**
 * Runs inside the page; nothing from outside reaches it. 26 rpx of text and 88 rpx of target are 13 and 44 css px at 375
 * and follow the width below it; a target may be smaller than its reach, which is what is asked of the browser.
 */
export function measure(): Measured {
  const width = document.documentElement.clientWidth
  const scale = Math.min(1, width / 375)
  const leastText = 13 * scale - 0.05
  const leastTarget = 44 * scale - 0.5
  const root = [...document.querySelectorAll<HTMLElement>('.lt')].filter(visible)

  function visible(element: Element): boolean {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0) return false
    const style = getComputedStyle(element)
    return style.visibility !== 'hidden' && style.opacity !== '0'
  }
  function called(element: Element): string {
    const testid = element.closest('[data-testid]')?.getAttribute('data-testid')
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
    return `“${words}”${testid ? ` in ${testid}` : ''} (${element.className.toString().split(' ').slice(0, 2).join('.')})`
  }
  const clipped = (element: Element): boolean => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      const { overflowX } = getComputedStyle(above)
      if (overflowX !== 'visible' && above.getBoundingClientRect().right <= width + 1) return true
    }
    return false
  }
  const everything = root.flatMap(one => [...one.querySelectorAll<HTMLElement>('*')]).filter(visible)
  const unseen = (element: Element) => !!element.closest('.said, [role="img"], svg, canvas')

  const overflow = everything
    .filter(element => element.getBoundingClientRect().right > width + 1 && !clipped(element))
    .filter((element, _, all) => !all.some(other => other !== element && element.contains(other)))
    .slice(0, 5)
    .map(element => `${Math.round(element.getBoundingClientRect().right)} of ${width} px: ${called(element)}`)
  if (document.documentElement.scrollWidth > width)
    overflow.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width} px`)

  const smallText = everything
    .filter(element => !unseen(element))
    .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue?.trim()))
    .filter(element => parseFloat(getComputedStyle(element).fontSize) < leastText)
    .map(element => `${parseFloat(getComputedStyle(element).fontSize).toFixed(1)} px: ${called(element)}`)

  const tapped =
    'button,a,input,textarea,[role="button"],[role="link"],[role="switch"],[role="radio"],[role="checkbox"],[role="tab"]'
  const smallTargets = root
    .flatMap(one => [...one.querySelectorAll<HTMLElement>(tapped)])
    .filter(element => visible(element) && !element.closest('[aria-hidden="true"]') && !inText(element))
    .flatMap(element => {
      const { width: wide, height: high } = reach(element)
      if (wide >= leastTarget && high >= leastTarget) return []
      return [`${Math.round(wide)}×${Math.round(high)} px: ${called(element)}`]
    })

  /** A word of a sentence that leads on: as high as its line, which WCAG 2.5.5 allows. */
  function inText(element: HTMLElement): boolean {
    return (
      getComputedStyle(element).display.startsWith('inline') &&
      [...(element.parentElement?.childNodes ?? [])].some(
        node => node.nodeType === 3 && node.nodeValue?.trim(),
      )
    )
  }
  /** Its box, grown by what a pseudo-element or the inside adds, as the browser would hit it. */
  function reach(element: HTMLElement): { width: number; height: number } {
    const box = element.getBoundingClientRect()
    if (box.width >= leastTarget && box.height >= leastTarget) return box
    element.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width: wide, height: high } = element.getBoundingClientRect()
    const x = left + wide / 2
    const y = top + high / 2
    const hits = (dx: number, dy: number) => {
      const hit = document.elementFromPoint(x + dx, y + dy)
      return !!hit && element.contains(hit)
    }
    const half = leastTarget / 2 - 1
    return {
      width: wide >= leastTarget ? wide : hits(-half, 0) && hits(half, 0) ? leastTarget : wide,
      height: high >= leastTarget ? high : hits(0, -half) && hits(0, half) ? leastTarget : high,
    }
  }
  window.scrollTo(0, 0)
  return { overflow, smallText: [...new Set(smallText)], smallTargets: [...new Set(smallTargets)] }
}
