import { appFolder, requireApp } from '../../../scripts/support/app.ts'
import { findChromium } from '../../../scripts/support/chromium.ts'
import { figure, uncounted, type Figure } from '../../../scripts/support/figure.ts'
import { RUNS, SLOWER, vitalsOf, type Visit } from '../../support/vitals.ts'
import type { Shown } from './phones.ts'

/** How a cold page of the browser preview feels on a slow phone; without a Chromium nobody can say. */
export async function vitals({ cloud, found }: Shown, log: (line: string) => void): Promise<Figure[]> {
  if (!findChromium()) {
    log('no Chromium found: how pages feel is not counted')
    return [uncounted('front.vitals', 'no Chromium found')]
  }
  await requireApp('h5', log)
  const door = await cloud.openDoor({ root: appFolder('h5') })
  const visit = (who: string, path: string, more: Omit<Visit, 'url' | 'keeps'>, basket = {}): Visit => ({
    url: `${door.url}/${who && `?persona=${who}`}#/pages/${path}`,
    keeps: { [`lintuan.${who || 'stranger'}.basket.${found.open}`]: JSON.stringify(basket) },
    ...more,
  })
  const plus = 'step-mandarin-plus'
  const visits = {
    home: visit('wu', 'tabs/home/index', { ready: 'first-group', taps: ['place'] }),
    group: visit('wu', `consumer/group/index?id=${found.open}`, { ready: plus, taps: [plus, plus, plus] }),
    // A stranger is asked for her consent first, so that no run leaves an order to the next.
    checkout: visit(
      '',
      `consumer/checkout/index?id=${found.open}`,
      { ready: 'total', taps: ['pay'] },
      { mandarin: 2, seasalt: 1 },
    ),
  }
  const how = `in the browser preview, opened cold on a CPU ${SLOWER} times slower, without a slow network; median of ${RUNS}`
  try {
    const figures: Figure[] = []
    for (const [name, one] of Object.entries(visits)) {
      const { lcp, ready, inp, cls } = await vitalsOf(one)
      const of = (id: string, value: number, unit: string, target: number, method: string) =>
        figure({ id: `front.${id}.${name}`, value, unit, target, op: '<=', method: `${method}, ${how}` })
      figures.push(
        of('lcp', Math.round(lcp), 'ms', 2_500, `largest contentful paint of the ${name} page`),
        of('ready', Math.round(ready), 'ms', 2_500, `until the ${name} page shows what it is about`),
        of(
          'inp',
          Math.round(inp),
          'ms',
          200,
          `the slowest of ${one.taps.length} taps on ${one.taps[0]} to the next paint`,
        ),
        of(
          'cls',
          Math.round(cls * 1_000) / 1_000,
          'score',
          0.1,
          `worst burst of layout shifts on the ${name} page`,
        ),
      )
    }
    return figures
  } finally {
    await door.close()
  }
}
