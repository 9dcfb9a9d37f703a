import { spell } from './random-id.shared'

export function randomId(): string {
  for (;;) {
    const id = spell(crypto.getRandomValues(new Uint8Array(64)))
    if (id) return id
  }
}
