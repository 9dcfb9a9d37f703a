/**
 * Every mutating action broken at every request it makes to the database and to WeChat Pay: how many accidents there were, and
 * how often somebody who came again was told or had something else than the undisturbed, what was left to the timers ended half
 * done, or the books were wrong.
 * Takes some three minutes; `node --import tsx bench/crash.ts` writes the figures into `bench/figures.json`.
 */
import { buildFunctions } from '../scripts/build-functions.ts'
import { figure } from '../scripts/support/figure.ts'
import { breakEverywhere, SEQUELS } from '../tests/crash/accidents.ts'
import { verbs } from '../tests/crash/verbs/all.ts'
import { openShop } from '../tests/support/shop.ts'
import { keep } from './support/keep.ts'

await buildFunctions()
let accidents = 0
const violations: string[] = []
for (const [name, [prepare]] of Object.entries(verbs)) {
  const shop = await openShop({ inProcess: { seed: 1 } })
  try {
    const toll = await breakEverywhere(shop, prepare(shop))
    accidents += toll.accidents
    violations.push(...toll.violations.map(one => `${name}: ${one}`))
    console.error(`${name}: ${toll.accidents} accidents, ${toll.violations.length} violations`)
  } finally {
    await shop.close()
  }
}
for (const one of violations) console.error(one)

const actions = new Set(Object.keys(verbs).map(name => name.split(',')[0]))
const how =
  `${actions.size} actions in ${Object.keys(verbs).length} situations; each request of each to the database and to WeChat Pay breaks ` +
  `before it is done and after; then ${SEQUELS.join(', ')}; in process, one attempt of its own for each`
keep([
  figure({
    id: 'bench.crash.accidents',
    value: accidents,
    unit: 'accidents',
    target: 1500,
    op: '>=',
    method: `${how}. Those in which a request really broke are counted`,
  }),
  figure({
    id: 'bench.crash.violations',
    value: violations.length,
    unit: 'violations',
    target: 0,
    op: '=',
    method: `${how}. What was told to whoever came again, what it came to, what became of what was left to the timers (done, nothing, or an ending that is named), and the books after the timers ran past every deadline`,
  }),
])
