import { isDeepStrictEqual } from 'node:util'
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
  /** What else must hold in the end; answers in words what does not. */
  wrong?(): string[]
  /** What whoever is answered yes is told besides, when that is the same for all. */
  told?(reply: unknown): unknown
  /** The timers come to the same when nobody ever calls: a call only makes it sooner. */
  anyway?: boolean
  /** What it means when whoever was answered never does `after`; without, nobody may stop there. */
  givenUp?: string
  /**
   * Endings, by what they mean, that are neither what the undisturbed came to nor nothing, and whole all the same: only whoever
   * is left to the timers may end so. Each must be met by some accident.
   */
  thirds?: Record<string, (known: Known) => unknown[]>
}

/** How attempts end that no accident befell. */
export interface Known {
  /** Called, and gone on with. */
  right: unknown
  /** Never called. */
  nothing: unknown
}

/** What follows an accident. */
export const SEQUELS = ['retry', 'retry twice', 'two at once', 'timers only'] as const
type Sequel = (typeof SEQUELS)[number]

export interface Accident {
  /** Which request of the invocation, from 1. */
  request: number
  applied: boolean
  sequel: Sequel
  /** Whether the instance dies with it; otherwise the function sees a broken connection and goes on. */
  kill?: boolean
}

export interface Toll {
  /** Those in which a request really broke. */
  accidents: number
  /** What was not as it should be, in words; empty when all is well. */
  violations: string[]
  /** The third endings that were met, by their names. */
  thirds: Set<string>
}

/** Breaks every request of a verb, to whatever service, in both ways and follows each accident in every way. */
export async function breakEverywhere(shop: Shop, verb: Verb): Promise<Toll> {
  const toll = await breakAt(shop, verb, await accidentsOf(shop, verb))
  for (const name of Object.keys(verb.thirds ?? {}))
    if (!toll.thirds.has(name)) toll.violations.push(`no accident ended as: ${name}`)
  return toll
}

/** Every accident that a verb can have, learnt from one attempt that is left in peace. */
export async function accidentsOf(shop: Shop, verb: Verb): Promise<Accident[]> {
  const [pilot] = await verb.prepare(1)
  const requests = await requestsOf(shop, verb, () => pilot!.call())
  if (requests === 0) throw new Error(`${verb.function} asks nothing, so nothing of it can break`)
  return Array.from({ length: requests }, (_, n) => n + 1).flatMap(request =>
    [false, true].flatMap(applied => SEQUELS.map((sequel): Accident => ({ request, applied, sequel }))),
  )
}

/**
 * Lets the accidents happen, each to an attempt of its own, runs the timers past all deadlines and compares. The books hold for
 * all. Whoever came again has heard what an undisturbed call hears and has what it gives. What was left to the timers is as if
 * it had been done, or as if it had never been called, or what the verb says a third ending means: nothing is half done.
 */
export async function breakAt(shop: Shop, verb: Verb, accidents: Accident[]): Promise<Toll> {
  const spare = verb.givenUp === undefined ? 2 : 3
  const all = await verb.prepare(accidents.length + spare)
  const [undisturbed, untouched, left] = all
  const attempts = all.slice(spare)
  const reply = await undisturbed!.call()
  const word = wordOf(verb, reply)
  await undisturbed!.after?.(reply)
  if (verb.givenUp !== undefined) await left!.call()
  const violations: string[] = []
  let struck = 0
  for (const [index, accident] of accidents.entries()) {
    const { broke, heard } = await suffer(shop, verb, attempts[index]!, accident)
    if (broke) struck += 1
    for (const answer of heard)
      if (answer !== word) violations.push(`${tell(accident)}: heard ${answer}, not ${word}`)
  }
  const soon = shop.cloud.clock.now() + 10 * DAY
  if (!(await comeToRest(shop.cloud, soon))) violations.push('the timers do not come to rest')
  violations.push(...breaches(shop.cloud, { settled: true }), ...(verb.wrong?.() ?? []))
  const known: Known = { right: undisturbed!.ending(), nothing: untouched!.ending() }
  if (isDeepStrictEqual(known.right, known.nothing) !== (verb.anyway === true))
    violations.push(`never called, it ended as ${JSON.stringify(known.nothing)}`)
  const thirds = Object.entries(verb.thirds ?? {}).flatMap(([name, endings]) =>
    endings(known).map(ending => ({ name, ending })),
  )
  if (verb.givenUp !== undefined) thirds.push({ name: verb.givenUp, ending: left!.ending() })
  const met = new Set<string>()
  for (const [index, accident] of accidents.entries()) {
    const ending = attempts[index]!.ending()
    if (isDeepStrictEqual(ending, known.right)) continue
    const third = thirds.find(one => isDeepStrictEqual(ending, one.ending))?.name
    if (accident.sequel === 'timers only' && third) met.add(third)
    else if (accident.sequel !== 'timers only' || !isDeepStrictEqual(ending, known.nothing))
      violations.push(
        `${tell(accident)}: ended as ${JSON.stringify(ending)}, not ${JSON.stringify(known.right)}`,
      )
  }
  return { accidents: struck, violations, thirds: met }
}

/** Answers whether a request broke, and what those heard who came again. */
async function suffer(
  shop: Shop,
  verb: Verb,
  attempt: Attempt,
  accident: Accident,
): Promise<{ broke: boolean; heard: string[] }> {
  const { sequel, kill = false, ...at } = accident
  // Whoever calls an instance that dies has no answer at all.
  const call = () => (kill ? attempt.call().catch(() => undefined) : attempt.call())
  shop.cloud.faults.plan({ function: verb.function, request: at.request, applied: at.applied, kill })
  const requests = await requestsOf(shop, verb, () =>
    sequel === 'two at once' ? Promise.all([call(), call()]) : call(),
  )
  shop.cloud.faults.clear()
  const broke = requests >= at.request
  if (sequel === 'timers only') return { broke, heard: [] }
  const heard: string[] = []
  let reply: unknown
  for (let again = sequel === 'retry twice' ? 2 : 1; again > 0; again -= 1) {
    // Nobody comes again within the same instant: what must not hang on it is seen only so.
    await shop.cloud.clock.advance(1)
    reply = await attempt.call()
    heard.push(wordOf(verb, reply))
  }
  // Whoever was told something else than others has nothing to go on with; that she was is a violation by itself.
  if (accepted(reply)) await attempt.after?.(reply)
  return { broke, heard }
}

/** The most requests of one invocation of the verb's function in some work that an accident can strike. */
async function requestsOf(shop: Shop, verb: Verb, work: () => Promise<unknown>): Promise<number> {
  let most = 0
  const stop = shop.cloud.counters.watch(counters => {
    if (counters.function === verb.function) most = Math.max(most, counters.breakable)
  })
  await work()
  stop()
  return most
}

interface Heard {
  ok?: boolean
  refusal?: { code: string }
  errcode?: number
}
const accepted = (reply: unknown) => (reply as Heard | undefined)?.ok !== false

/** What a reply says, in a word: yes, the code of a no, or what WeChat Pay is told; and what else it tells. */
function wordOf(verb: Verb, reply: unknown): string {
  const { ok, refusal, errcode } = (reply ?? {}) as Heard
  if (ok === undefined) return `errcode ${errcode}`
  if (!ok) return refusal!.code
  return verb.told ? `yes, ${JSON.stringify(verb.told(reply))}` : 'yes'
}

const tell = ({ request, applied, sequel, kill }: Accident) =>
  `request ${request} ${applied ? 'applied, its reply lost' : 'never applied'}${kill ? ', the instance dead' : ''}, then ${sequel}`
