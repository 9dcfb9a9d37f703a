/** Lives one after the other until the time is over, or requests nobody answers to; see bench/simulation.ts. */
import { askNobody } from './ceiling.ts'
import { add, live, none, type Lived } from './lives.ts'

const [what, seed, minutes] = process.argv.slice(2)
const ms = Number(minutes) * 60_000
const done = await (what === 'ceiling' ? ceiling() : lives())
process.send!(done, () => process.exit(0))

async function lives(): Promise<Lived> {
  const began = performance.now()
  let all = none
  for (let next = Number(seed); performance.now() < began + ms; next += 1) all = add(all, await live(next))
  return { ...all, ms: performance.now() - began }
}

/** Warm before it is measured, for the most that could be. */
async function ceiling(): Promise<Lived> {
  await askNobody(performance.now() + ms / 4)
  const began = performance.now()
  const before = process.cpuUsage()
  const events = await askNobody(began + ms)
  const { user, system } = process.cpuUsage(before)
  return { ...none, events, ms: performance.now() - began, cpuMs: (user + system) / 1000 }
}
