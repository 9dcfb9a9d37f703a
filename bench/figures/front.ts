import { buildFunctions } from '../../scripts/build-functions.ts'
import { findScenes } from '../../scripts/shots/scenes.ts'
import { openShotsCloud } from '../../scripts/shots/world.ts'
import { hasApp, requireApp } from '../../scripts/support/app.ts'
import { uncounted, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import { firstContent } from './front/first-content.ts'
import { pages } from './front/pages.ts'
import { handsIn } from './front/phones.ts'
import { openFullCrates, openPools } from './front/pools.ts'
import { scrolling } from './front/scrolling.ts'
import { tapping } from './front/tapping.ts'
import { vitals } from './front/vitals.ts'

/** Goods in the pools: a tap is to cost the same in the shortest as in the longest, and the longer two are scrolled. */
const POOLS = [3, 200, 1_000]

/** What the compiled mini-program, and its preview in a browser, ask of a phone in the demo after four weeks. */
const front: CountFigures = async log => {
  if (!hasApp()) return []
  await buildFunctions()
  await requireApp('weapp', log)
  const cloud = await openShotsCloud(log)
  try {
    const shown = { cloud, found: findScenes(cloud), shop: handsIn(cloud) }
    const figures: Figure[] = []
    // A room that breaks is a miss of its own and takes no other with it.
    const room = async (name: string, count: () => Promise<Figure[]>) => {
      log(`front: ${name}`)
      try {
        figures.push(...(await count()))
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        log(`${name} could not be counted: ${why.slice(0, 500)}`)
        figures.push(uncounted(`front.${name}`, why))
      }
    }
    await room('home', () => firstContent(shown))
    // Pages before taps: what those need would lie on them.
    await room('pages', () => pages(shown, log))
    const pools = await openPools(shown, POOLS)
    await room('plus', async () => tapping(shown, pools, await openFullCrates(shown)))
    await room('scroll', () => scrolling(shown, pools))
    await room('vitals', () => vitals(shown, log))
    return figures
  } finally {
    await cloud.close()
  }
}

export default front
