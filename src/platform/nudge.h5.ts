import Taro from '@tarojs/taro'
import { shareFromButton } from './share.h5'
import { inPhone } from './stage.h5'

/**
 * What the stage and a phone say to each other. Each phone has an origin of its own, so only the window around it is
 * believed, and it may do no more than a finger on this phone could.
 */
type Said = { type?: unknown; path?: unknown } | null

export function onNudge(listener: () => void): () => void {
  return hear('lintuan:refresh', listener)
}

export function listenToStage(): void {
  if (!inPhone()) return
  hear('lintuan:share', shareFromButton)
  hear('lintuan:open', ({ path }) => {
    if (typeof path === 'string' && /^\/pages\/[\w/-]+(\?[\w=&%.~@-]*)?$/.test(path))
      void Taro.reLaunch({ url: path })
  })
  tell({ type: 'lintuan:ready' })
}

export function tellHead(dark: boolean): void {
  if (inPhone()) tell({ type: 'lintuan:bar', dark })
}

function hear(type: string, listener: (said: { path?: unknown }) => void): () => void {
  const heard = (event: MessageEvent) => {
    const said = event.data as Said
    if (event.source === window.parent && said?.type === type) listener(said)
  }
  window.addEventListener('message', heard)
  return () => window.removeEventListener('message', heard)
}

/** Nothing secret is said, and the stage's origin is not known here: it checks which frame speaks. */
function tell(said: object): void {
  window.parent.postMessage(said, '*')
}
