/**
 * Lives told by chance, one after the other and on every core, in process: neighbours join, pay in every way there is, cancel,
 * tap again; notices repeat, timers overlap, refunds fail, requests break and are overtaken. After every life the books are
 * checked. Prints how many events (requests of the functions) that were a minute, and how many the SDK alone would make.
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
/** µs of a minute. */
const MINUTE_US = 60_000_000
/** Minutes of asking nobody, beside minutes of lives. */
const CEILING_MINUTES = 0.25

await buildFunctions({ log: line => console.error(line) })
if (values.replay !== undefined) console.log(await live(Number(values.replay)))
else await measure(Number(values.minutes), Number(values.seed))

async function measure(minutes: number, seed: number): Promise<void> {
  const cores = cpus().length
  const onEach = (of: (core: number) => Promise<Lived>) =>
    Promise.all(Array.from({ length: cores }, (_, core) => of(core)))
  const all = await onEach(core => onItsOwn('lives', seed + core * SEEDS_A_CORE, minutes))
  const nobody = await onEach(() => onItsOwn('ceiling', seed, Math.min(minutes, CEILING_MINUTES)))
  const [spent, least] = [cpuOf(all), cpuOf(nobody)]
  const events = sum(all.map(one => one.events))
  const rate = perMinute(all)
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
      method:
        `${how}. ${Math.round(spent)} µs of CPU each, where the goal allows for ${Math.round((cores * MINUTE_US) / RATE)} and the SDK alone takes ${Math.round(least)} ` +
        `(bench.simulation.ceiling), so it would take ${Math.ceil((spent * RATE) / MINUTE_US)} such cores; no single thing takes the rest (shares of a profile are in decision 18)`,
    }),
    figure({
      id: 'bench.simulation.ceiling',
      value: Math.round(perMinute(nobody)),
      unit: 'requests a minute',
      target: RATE,
      op: '>=',
      method: `reads, a guarded update and an insertion of an order's size through the SDK's own serialising on ${cores} cores at once, answered at once by nobody: no engine, no function, no turns. What no simulation over this SDK can surpass; ${Math.round(least)} µs of CPU each`,
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

function perMinute(all: readonly Lived[]): number {
  return sum(all.map(one => (one.events / one.ms) * 60_000))
}

/** µs of CPU an event took, which others on the machine do not stretch. */
function cpuOf(all: readonly Lived[]): number {
  return (sum(all.map(one => one.cpuMs)) * 1000) / sum(all.map(one => one.events))
}

/** A core's share, in a process of its own. */
function onItsOwn(what: 'lives' | 'ceiling', seed: number, minutes: number): Promise<Lived> {
  const file = fileURLToPath(new URL('support/lives-child.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = fork(file, [what, String(seed), String(minutes)], { execArgv: ['--import', 'tsx'] })
    child.once('message', lived => resolve(lived as Lived))
    child.once('exit', code => reject(new Error(`a process of lives ended with ${code}`)))
  })
}
