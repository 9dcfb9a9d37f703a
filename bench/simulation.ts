/**
 * Lives told by chance, one after the other and on every core, in process: neighbours join, pay in every way there is, cancel,
 * tap again; notices repeat, timers overlap, refunds fail, requests break and are overtaken. After every life the books are
 * checked. Prints how many events (requests of the functions) that were a minute.
 *
 *   node --import tsx bench/simulation.ts [--minutes 3] [--seed 1]     measures, and writes the figures
 *   node --import tsx bench/simulation.ts --replay 4711                lives the life of this seed once more, and prints
 */
import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildFunctions } from '../scripts/build-functions.ts'
import { figure } from '../scripts/support/figure.ts'
import { keep } from './support/keep.ts'
import { live, type Lived } from './support/lives.ts'
import { sum } from './support/shop.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string' },
  },
})
/** Events a minute; performance.md of the project's beginnings. */
const RATE = 1_000_000
/** Lives of one core do not meet those of another. */
const SEEDS_A_CORE = 1_000_000

await buildFunctions({ log: line => console.error(line) })
if (values.replay !== undefined) console.log(await live(Number(values.replay)))
else await measure(Number(values.minutes), Number(values.seed))

async function measure(minutes: number, seed: number): Promise<void> {
  const cores = cpus().length
  const all = await Promise.all(
    Array.from({ length: cores }, (_, core) => onItsOwn(seed + core * SEEDS_A_CORE, minutes)),
  )
  const events = sum(all.map(one => one.events))
  const rate = sum(all.map(one => (one.events / one.ms) * 60_000))
  const wrong = all.flatMap(one => one.wrong)
  const lives = sum(all.map(one => one.lives))
  const struck = sum(all.map(one => one.struck))
  for (const line of wrong) console.error(line)
  const how =
    `${lives} lives from seed ${seed} on ${cores} cores at once, ${minutes} min: ${events} requests of compiled functions through the SDK's own serialising and the engine, ` +
    `without HTTP; ${struck} of them broke or were overtaken by chance; after each life all books are checked`
  keep([
    figure({
      id: 'bench.simulation.rate',
      value: Math.round(rate),
      unit: 'events a minute',
      target: RATE,
      op: '>=',
      method: `${how}. A request costs about as much in the SDK's serialising alone (some 0.2 ms here) as the goal allows for four; that, the functions and the timers' looks set the rate`,
    }),
    figure({
      id: 'bench.simulation.violations',
      value: wrong.length,
      unit: 'violations',
      target: 0,
      op: '=',
      method: how,
    }),
  ])
}

/** A core's share, in a process of its own. */
function onItsOwn(seed: number, minutes: number): Promise<Lived> {
  const file = fileURLToPath(new URL('support/lives-child.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = fork(file, [String(seed), String(minutes)], { execArgv: ['--import', 'tsx'] })
    child.once('message', lived => resolve(lived as Lived))
    child.once('exit', code => reject(new Error(`a process of lives ended with ${code}`)))
  })
}
