import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexes } from '../../cloudfunctions/_kit/store/indexes.ts'
import { startCloud } from '../../emulator/index.ts'
import { joins } from '../../emulator/seed/neighbours.ts'
import { openidOf, personas } from '../../emulator/seed/people.ts'
import { setUp } from '../../emulator/seed/set-up.ts'
import { demoShop, type DemoShop } from '../../emulator/seed/shop.ts'
import type { Cloud } from '../../emulator/types.ts'
import { buildFunctions } from '../../scripts/build-functions.ts'
import { appFolder, hasApp, requireApp } from '../../scripts/support/app.ts'
import { findChromium } from '../../scripts/support/chromium.ts'
import { figure, uncounted, type CountFigures, type Figure } from '../../scripts/support/figure.ts'
import { root } from '../../scripts/support/root.ts'
import { openPhone, type CloudOfPhone, type Phone } from '../../tests/support/weapp/index.ts'
import { START } from '../../tests/support/world.ts'
import { RUNS, SLOWER, vitalsOf, type Visit } from '../support/vitals.ts'

/** The demo's brand with its real goods on its first day: two groups of 陈姐, a few neighbours in the first. */
interface Shown {
  cloud: Cloud
  groupId: string
  smallGroupId: string
  orderId: string
}

/** What the compiled mini-program, and its preview in a browser, ask of a phone. */
const front: CountFigures = async log => {
  if (!hasApp()) return []
  await buildFunctions()
  await requireApp('weapp', log)
  const functions = join(root, 'dist/functions')
  const cloud = await startCloud({ memory: true, functions, indexes, personas, clock: START, seed: 1 })
  try {
    const shown = await openForShow(demoShop(cloud))
    return [
      ...(await firstContent(shown)),
      ...(await tapping(shown)),
      ...(await pages(shown, log)),
      ...(await vitals(shown, log)),
    ]
  } finally {
    await cloud.close()
  }
}

async function openForShow(shop: DemoShop): Promise<Shown> {
  await setUp(shop)
  const open = async (template: string) => {
    const input = { openId: shop.tapId('open'), from: { kind: 'template', id: template } }
    return (await shop.as('chen').call<{ groupId: string }>('leader', 'open', input)).groupId
  }
  const groupId = await open('tonight')
  const [tonight] = shop.cloud.database.find<object>('templates', { _id: 'tonight' })
  await shop.put('templates', [{ ...tonight, _id: 'three', skus: ['mandarin', 'seasalt', 'lychee'] }])
  const smallGroupId = await open('three')
  for (const who of ['zhou', 'wu', 'he', 'jiang', 'n000'])
    for (const id of [groupId, smallGroupId]) await joins(shop, who, id, { mandarin: 2, seasalt: 1 })
  const orderId = await joins(shop, 'lin', groupId, { mandarin: 3, six_classic: 1 })
  return { cloud: shop.cloud, groupId, smallGroupId, orderId: orderId! }
}

const phoneOf = (cloud: CloudOfPhone, key: string, url?: string): Promise<Phone> =>
  openPhone({ cloud, persona: { openid: openidOf(key) }, ...(url ? { url } : {}) })

/** Only the first `answers` calls of the phone come back; the others wait for ever. */
function slowCloud(cloud: Cloud, answered: (call: number) => boolean): CloudOfPhone & { calls: number } {
  const slow = {
    calls: 0,
    pay: cloud.pay,
    messages: cloud.messages,
    shares: cloud.shares,
    call<T>(...given: Parameters<Cloud['call']>): Promise<T> {
      const mine = slow.calls++
      return answered(mine) ? cloud.call<T>(...given) : new Promise<T>(() => {})
    },
  }
  return slow
}

/** How many calls have to be answered until the first group is to be read. */
async function firstContent({ cloud }: Shown): Promise<Figure[]> {
  const all = slowCloud(cloud, () => true)
  await phoneOf(all, 'wu')
  let needed = all.calls
  for (let one = 0; one < all.calls && needed > 1; one += 1) {
    const phone = await phoneOf(
      slowCloud(cloud, call => call === one),
      'wu',
    )
    if (/陈姐/.test(phone.page.text())) needed = 1
  }
  return [
    figure({
      id: 'front.home.calls',
      value: needed,
      unit: 'calls',
      target: 1,
      op: '<=',
      method: `cloud calls that must be answered until a cold home page shows its first group; it makes ${all.calls}`,
    }),
  ]
}

/** Two taps on the + of the first good: the first also brings the bar with the total. */
async function tapping({ cloud, groupId, smallGroupId }: Shown): Promise<Figure[]> {
  const cost = async (id: string) => {
    const phone = await phoneOf(cloud, 'n001', `${routeOf('consumer', 'group')}?id=${id}`)
    await phone.page.waitFor('任意搭配')
    const plus = { label: /^加一件/, nth: 0 }
    const first = await phone.page.cost(() => phone.page.tap(plus))
    return { first, next: await phone.page.cost(() => phone.page.tap(plus)) }
  }
  const full = await cost(groupId)
  const small = await cost(smallGroupId)
  const where = 'on the group page with the demo brand’s pool of 12 goods, in the compiled mini-program'
  return [
    ...(['first', 'next'] as const).flatMap(tap => [
      figure({
        id: `front.plus.${tap}.calls`,
        value: full[tap].calls,
        unit: 'setData calls',
        target: 2,
        op: '<=',
        method: `the ${tap} tap on + ${where}`,
      }),
      figure({
        id: `front.plus.${tap}.bytes`,
        value: full[tap].bytes,
        unit: 'bytes',
        target: 1024,
        op: '<=',
        method: `JSON handed to setData by the ${tap} tap on + ${where}`,
      }),
    ]),
    figure({
      id: 'front.plus.flat',
      value: Math.round((full.next.bytes / small.next.bytes) * 100) / 100,
      unit: 'ratio',
      target: 1.1,
      op: '<=',
      method: 'bytes of a tap on + with 12 goods in the pool to those with 3, everything else being equal',
    }),
  ]
}

/** Nodes and levels of every page there is, with the demo's content on it. */
async function pages({ cloud, groupId, orderId }: Shown, log: (line: string) => void): Promise<Figure[]> {
  const consumer = [
    'home',
    `group/index?id=${groupId}`,
    'orders',
    `order/index?id=${orderId}`,
    'card',
    'points',
    'inbox',
    'me',
    'privacy',
    'agreement',
    `checkout/index?id=${groupId}`,
    'lost',
  ]
  const leader = ['desk', 'open-group', `share/index?id=${groupId}`, 'pickups', 'hand-out', 'commission']
  const staff = [
    'today',
    'groups',
    `group/index?id=${groupId}`,
    'orders?what=paid-today',
    `order/index?id=${orderId}`,
    'cases',
    'members',
    'nps',
    'stuck',
    'audit',
    'goods',
    'hand-out',
    'points',
    'stock',
    'stock-item/index?id=east~mandarin',
    'claim',
  ]
  const visits: [who: string, folder: string, page: string][] = [
    ...consumer.map((page): [string, string, string] => ['lin', 'consumer', page]),
    ...leader.map((page): [string, string, string] => ['chen', 'leader', page]),
    ...staff.map((page): [string, string, string] => ['liang', 'staff', page]),
  ]
  const figures: Figure[] = []
  for (const [who, folder, page] of visits) {
    const [name = '', query = ''] = page.replace('/index', '').split('?')
    try {
      const phone = await phoneOf(cloud, who, `${routeOf(folder, name)}${query ? `?${query}` : ''}`)
      const { nodes, depth } = phone.page.size()
      log(`${folder}/${name}: ${phone.page.text().slice(0, 60)}`)
      const method = `${folder}/${name} as ${who} sees it in the demo’s first group, in the compiled mini-program`
      figures.push(
        figure({
          id: `front.nodes.${folder}.${name}`,
          value: nodes,
          unit: 'nodes',
          target: 400,
          op: '<=',
          method,
        }),
        figure({
          id: `front.depth.${folder}.${name}`,
          value: depth,
          unit: 'levels',
          target: 15,
          op: '<=',
          method,
        }),
      )
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0]! : String(error)
      log(`${folder}/${name} cannot be opened: ${why}`)
      figures.push(uncounted(`front.nodes.${folder}.${name}`, why))
    }
  }
  return figures
}

/** How a cold page of the browser preview feels on a slow phone; without a Chromium nobody can say. */
async function vitals({ cloud, groupId }: Shown, log: (line: string) => void): Promise<Figure[]> {
  if (!findChromium()) {
    log('no Chromium found: how pages feel is not counted')
    return [uncounted('front.vitals', 'no Chromium found')]
  }
  await requireApp('h5', log)
  const door = await cloud.openDoor({ root: appFolder('h5') })
  const visit = (who: string, path: string, more: Omit<Visit, 'url' | 'keeps'>, basket = {}): Visit => ({
    url: `${door.url}/${who && `?persona=${who}`}#/pages/${path}`,
    keeps: { [`lintuan.${who || 'stranger'}.basket.${groupId}`]: JSON.stringify(basket) },
    ...more,
  })
  const plus = 'step-mandarin-plus'
  const visits = {
    home: visit('wu', 'tabs/home/index', { ready: 'first-group', taps: ['place'] }),
    group: visit('wu', `consumer/group/index?id=${groupId}`, { ready: plus, taps: [plus, plus, plus] }),
    // A stranger is asked for her consent first, so that no run leaves an order to the next.
    checkout: visit(
      '',
      `consumer/checkout/index?id=${groupId}`,
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

/** Where a page lies in the compiled app: the tabs have a folder of their own. */
function routeOf(folder: string, name: string): string {
  const app = JSON.parse(readFileSync(join(appFolder('weapp'), 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
  }
  const routes = [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(each => each.pages.map(page => `${each.root}/${page}`)),
  ]
  const folders = folder === 'consumer' ? ['consumer', 'tabs'] : [folder]
  const route = routes.find(one => folders.some(each => one === `pages/${each}/${name}/index`))
  if (!route) throw new Error('it is not in the compiled app')
  return route
}

export default front
