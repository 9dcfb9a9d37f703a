import { expect } from 'vitest'
import { breaches, comeToRest } from '../support/books'
import type { Shop } from '../support/shop'
import { DAY } from '../support/world'

/** One chance to do something: the same call any number of times, and what it has come to. */
export interface Attempt {
  call(): Promise<unknown>
  /** What the person does once her call was answered; nothing when she gave up. */
  after?(reply: unknown): Promise<void>
  /** Without ids and instants, so that two attempts compare. */
  ending(): unknown
}

export interface Verb {
  function: string
  /** That many attempts that do not touch each other, all at this moment. */
  prepare(count: number): Promise<Attempt[]>
}

/** What follows an accident. */
const SEQUELS = ['retry', 'retry twice', 'two at once', 'timers only'] as const
type Sequel = (typeof SEQUELS)[number]

interface Accident {
  request: number
  applied: boolean
  sequel: Sequel
}

/**
 * Breaks every request of a verb to the database and to WeChat Pay in both ways, follows each accident in every way, runs the timers past all
 * deadlines and compares: whoever came again has what an undisturbed call gives, and the books hold for all.
 * Answers how many accidents there were.
 */
export async function breakEverywhere(shop: Shop, verb: Verb): Promise<number> {
  const [pilot] = await verb.prepare(1)
  const requests = await requestsOf(shop, verb, () => pilot!.call())
  const accidents = Array.from({ length: requests }, (_, n) => n + 1).flatMap(request =>
    [false, true].flatMap(applied => SEQUELS.map((sequel): Accident => ({ request, applied, sequel }))),
  )
  const [undisturbed, ...attempts] = await verb.prepare(accidents.length + 1)
  const reply = await undisturbed!.call()
  await undisturbed!.after?.(reply)
  const untold: string[] = []
  for (const [index, accident] of accidents.entries()) {
    const told = await suffer(shop, verb, attempts[index]!, accident)
    if (!told) untold.push(tell(accident))
  }
  const soon = shop.cloud.clock.now() + 10 * DAY
  expect(await comeToRest(shop.cloud, soon), 'the timers come to rest').toBe(true)
  expect(untold, 'calls that came again and got no answer').toEqual([])
  expect(breaches(shop.cloud, { settled: true })).toEqual([])
  const right = undisturbed!.ending()
  for (const [index, accident] of accidents.entries())
    if (accident.sequel !== 'timers only') expect(attempts[index]!.ending(), tell(accident)).toEqual(right)
  return accidents.length
}

async function suffer(shop: Shop, verb: Verb, attempt: Attempt, accident: Accident): Promise<boolean> {
  const { request, applied, sequel } = accident
  shop.cloud.faults.plan({ function: verb.function, request, applied })
  if (sequel === 'two at once') await Promise.all([attempt.call(), attempt.call()])
  else await attempt.call()
  shop.cloud.faults.clear()
  if (sequel === 'timers only') return true
  if (sequel === 'retry twice') await attempt.call()
  const reply = await attempt.call()
  await attempt.after?.(reply)
  // Whoever comes again is answered like somebody to whom nothing happened: not that it was done before.
  return (reply as Partial<{ ok: boolean }> | undefined)?.ok !== false
}

/** Requests of the verb's own function in some work, to the database and to WeChat Pay. */
async function requestsOf(shop: Shop, verb: Verb, work: () => Promise<unknown>): Promise<number> {
  let most = 0
  const stop = shop.cloud.counters.watch(counters => {
    if (counters.function === verb.function)
      most = Math.max(most, counters.databaseRequests + counters.payRequests)
  })
  await work()
  stop()
  expect(most).toBeGreaterThan(0)
  return most
}

const tell = ({ request, applied, sequel }: Accident) =>
  `request ${request} ${applied ? 'applied, its reply lost' : 'never applied'}, then ${sequel}`
