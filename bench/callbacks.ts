/**
 * Every sequence of up to six events {paid, refunded, cancel, expire} told to an order, under each truth at WeChat Pay: how
 * many there were and how many states they ended in. Takes some twenty minutes; `node --import tsx bench/callbacks.ts` writes
 * the figures into `bench/figures.json`, `… bench/callbacks.ts 4` goes up to four events and only prints.
 */
import { buildFunctions } from '../scripts/build-functions.ts'
import { figure, type Figure } from '../scripts/support/figure.ts'
import { everySequence, truths } from '../tests/crash/callbacks.ts'
import { breaches } from '../tests/support/books.ts'
import { openShop, type Shop } from '../tests/support/shop.ts'
import { keep } from './support/keep.ts'

const LONGEST = 6
const longest = Number(process.argv[2] ?? LONGEST)

await buildFunctions()
let shop: Shop | null = null
let shops = 0
let sequences = 0
let states = 0
let violations = 0
for (const [truth, behaviour] of Object.entries(truths)) {
  const found = new Map<string, string>()
  for (let length = 1; length <= longest; length += 1) {
    const endings = await everySequence(nextShop, behaviour, length)
    await closeLast()
    sequences += endings.sequences
    for (const [state, sequence] of endings.found) if (!found.has(state)) found.set(state, sequence)
    console.error(`${truth}: ${length} events, ${endings.sequences} sequences, ${found.size} states so far`)
  }
  states = Math.max(states, found.size)
  if (found.size > 1) for (const [state, sequence] of found) console.error(sequence, state)
}

const how =
  `every order and repetition of {paid, refunded, cancel, expire} of 1 to ${longest} events, each told to an order of its own, ` +
  `under ${Object.keys(truths).length} truths at WeChat Pay (paid with every notice lost, never paid, paid after the window, paid twice), in process; then the timers`
const figures: Figure[] = [
  figure({
    id: 'bench.callbacks.sequences',
    value: sequences,
    unit: 'sequences',
    target: 21_840,
    op: '>=',
    method: how,
  }),
  figure({
    id: 'bench.callbacks.states',
    value: states,
    unit: 'states',
    target: 1,
    op: '=',
    method: `${how}: the most states in which the sequences of one truth ended; instants and the order of ledger entries apart`,
  }),
  figure({
    id: 'bench.callbacks.violations',
    value: violations,
    unit: 'violations',
    target: 0,
    op: '=',
    method: `${how}: contradictions in the books`,
  }),
]
if (longest === LONGEST) keep(figures)
else console.log(figures)

/** Each batch has a shop of its own, so that the thousandth costs what the first did. */
async function nextShop(): Promise<Shop> {
  await closeLast()
  shops += 1
  shop = await openShop({ inProcess: { seed: shops } })
  return shop
}

async function closeLast(): Promise<void> {
  if (!shop) return
  const wrong = breaches(shop.cloud, { settled: false })
  violations += wrong.length
  for (const one of wrong) console.error(one)
  await shop.close()
  shop = null
}
