import { inPhone } from './stage.h5'
import type { WindowInfo } from './window'

export function windowInfo(): WindowInfo {
  const width = Math.min(window.innerWidth, 430)
  return {
    width,
    height: window.innerHeight,
    // The stage draws a phone with a status bar and a capsule over the page; a bare browser has neither.
    statusBar: inPhone() ? 44 : 0,
    navBar: 44,
    capsule: inPhone() ? 106 : 16,
    safeBottom: inPhone() ? 34 : 0,
  }
}

export function hasLargeSystemFont(): boolean {
  return parseFloat(getComputedStyle(document.body).fontSize || '16') >= 18
}
