import { place } from './dom'

let gone: ReturnType<typeof setTimeout> | undefined

/** One sentence at the foot of the page for a while; a sentence that stays is taken back with ''. */
export function say(sentence: string, stays = false): void {
  const host = place('word')
  host.textContent = sentence
  clearTimeout(gone)
  if (!stays) gone = setTimeout(() => host.replaceChildren(), 4000)
}

/** Does what a button promised, and says so when it did not work. */
export function attempt(act: () => Promise<unknown>): void {
  act().catch((error: Error) => say(error.message))
}
