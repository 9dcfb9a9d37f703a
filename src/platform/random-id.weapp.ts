import { spell } from './random-id.shared'

/** `wx.getRandomValues` answers later and an id is needed now: a pool is filled ahead, Math.random stands in for it. */
let pool: Uint8Array | undefined

function refill(): void {
  const ask = (typeof wx === 'undefined' ? undefined : wx) as
    | {
        getRandomValues?: (o: { length: number; success: (r: { randomValues: ArrayBuffer }) => void }) => void
      }
    | undefined
  ask?.getRandomValues?.({
    length: 64,
    success: answer => {
      pool = new Uint8Array(answer.randomValues)
    },
  })
}

refill()

export function randomId(): string {
  const strong = pool && spell(pool)
  pool = undefined
  refill()
  if (strong) return strong
  for (;;) {
    const id = spell(
      Array.from(
        { length: 64 },
        (_, i) => (Math.floor(Math.random() * 256) ^ (Date.now() >> (i % 16))) & 255,
      ),
    )
    if (id) return id
  }
}

declare const wx: unknown
