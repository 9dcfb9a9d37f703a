/** Lives one after the other until the time is over; see bench/simulation.ts. */
import { add, live, none } from './lives.ts'

const [seed, minutes] = process.argv.slice(2).map(Number)
const until = performance.now() + minutes! * 60_000
const began = performance.now()
let all = none
for (let next = seed!; performance.now() < until; next += 1) all = add(all, await live(next))
process.send!({ ...all, ms: performance.now() - began }, () => process.exit(0))
