import fc from 'fast-check'
import { breaches } from '../../tests/support/books.ts'
import { openShop } from '../../tests/support/shop.ts'
import { stories, Teller } from '../../tests/laws/story.ts'

export interface Lived {
  lives: number
  /** Requests that functions made. */
  events: number
  /** Requests that broke or were overtaken. */
  struck: number
  /** What contradicted what, with the seed that repeats it. */
  wrong: string[]
  ms: number
  /** ms of CPU, all threads of the process together. */
  cpuMs: number
}

export const none: Lived = { lives: 0, events: 0, struck: 0, wrong: [], ms: 0, cpuMs: 0 }

export const add = (one: Lived, other: Lived): Lived => ({
  lives: one.lives + other.lives,
  events: one.events + other.events,
  struck: one.struck + other.struck,
  wrong: [...one.wrong, ...other.wrong],
  ms: one.ms + other.ms,
  cpuMs: one.cpuMs + other.cpuMs,
})

/** Stories one shop lives through; the laws look at everything it ever did. */
const STORIES = 5
/** Share of requests that break, and as many that are overtaken by a few others. */
const SHARE = 0.03
const OVERTAKEN_BY = 4

/** The life of one shop, the same for the same seed. */
export async function live(seed: number): Promise<Lived> {
  const began = performance.now()
  const before = process.cpuUsage()
  const wrong: string[] = []
  let events = 0
  let struck = 0
  const shop = await openShop({ inProcess: { seed } })
  const { cloud } = shop
  const stop = cloud.counters.watch(({ requests }) => {
    events += requests
  })
  try {
    for (const [n, story] of fc.sample(stories, { seed, numRuns: STORIES }).entries()) {
      const teller = new Teller(shop, `life${n}`)
      await teller.begin(story)
      cloud.faults.weather({ seed: seed + n, share: SHARE, delay: OVERTAKEN_BY })
      for (const step of story.steps) await teller.take(step)
      struck += cloud.faults.clear()
      const found = breaches(cloud, { settled: false })
      if (!(await teller.end(story))) found.push('does not come to rest')
      found.push(...breaches(cloud, { settled: true }))
      wrong.push(...found.map(line => `seed ${seed}, story ${n}: ${line}`))
      // Books that are wrong stay wrong.
      if (found.length > 0) break
    }
  } finally {
    stop()
    await shop.close()
  }
  const { user, system } = process.cpuUsage(before)
  return { lives: 1, events, struck, wrong, ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}
