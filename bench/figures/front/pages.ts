import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { says } from '../../../emulator/seed/neighbours.ts'
import { holderOf, scenes, type Scene } from '../../../scripts/shots/pages.ts'
import { appFolder } from '../../../scripts/support/app.ts'
import { figure, uncounted, type Figure } from '../../../scripts/support/figure.ts'
import type { Phone } from '../../../tests/support/weapp/index.ts'
import { phoneOf, quiet, type Shown } from './phones.ts'

/** A page in somebody's hand: as she opens it, or after what she did on it. */
interface Visit {
  scene: Scene
  /** Another name for what she sees than its scene has. */
  name?: string
  does?: (phone: Phone, shown: Shown) => Promise<void>
}

interface Size {
  nodes: number
  depth: number
}

/**
 * Nodes and levels of every page the compiled app has, each the most of all the states that the demo can reach: the
 * scenes of `npm run shots` whose answers are the cloud's own, and some that begin with a tap. A page that no visit
 * reaches, or that shows an apology, is a figure that misses.
 */
export async function pages(shown: Shown, log: (line: string) => void): Promise<Figure[]> {
  const seen = new Map<string, { nodes: [number, string]; depth: [number, string] }>()
  const broken = new Map<string, string>()
  const look = async (visits: Visit[]) => {
    for (const visit of visits) {
      const { path } = visit.scene
      const name = visit.name ?? visit.scene.name
      try {
        const size = await sizeOf(visit, shown)
        if (!size) continue
        const before = seen.get(path) ?? { nodes: [0, ''], depth: [0, ''] }
        seen.set(path, {
          nodes: size.nodes > before.nodes[0] ? [size.nodes, name] : before.nodes,
          depth: size.depth > before.depth[0] ? [size.depth, name] : before.depth,
        })
      } catch (error) {
        const why = error instanceof Error ? error.message.split('\n')[0]! : String(error)
        log(`${path} as ${name} cannot be counted: ${why}`)
        broken.set(path, `as ${name}: ${why}`)
      }
    }
  }
  await look(scenes.filter(asTheCloudAnswers).map(scene => ({ scene })))
  await look(afterTaps())
  await look(await afterMoreHappened(shown))
  return routes().flatMap(route => {
    const id = idOf(route)
    const why =
      broken.get(route) ?? (seen.has(route) ? undefined : 'no visit of bench/figures/front reaches it')
    if (why) return [uncounted(`front.nodes.${id}`, why)]
    const { nodes, depth } = seen.get(route)!
    const of = (what: string, [value, state]: [number, string], unit: string, target: number) =>
      figure({
        id: `front.${what}.${id}`,
        value,
        unit,
        target,
        op: '<=',
        method: `${route}, the most of its states with the demo’s data: here ${state}; in the compiled mini-program`,
      })
    return [of('nodes', nodes, 'nodes', 400), of('depth', depth, 'levels', 15)]
  })
}

/** Its answers are not altered and nothing is tapped: the demo itself is in that state. */
const asTheCloudAnswers = ({ changes, refuses, acts }: Scene): boolean => !changes && !refuses && !acts

/** Opens a page cold and measures it; undefined when it handed her on to another. */
async function sizeOf({ scene, does }: Visit, shown: Shown): Promise<Size | undefined> {
  const { cloud, found } = shown
  const query = new URLSearchParams(scene.query?.(found) ?? {}).toString()
  const phone = await phoneOf(
    cloud,
    holderOf(scene, found),
    `${scene.path}${query && `?${query}`}`,
    scene.keeps?.(found) ?? {},
  )
  try {
    await quiet(phone)
    await does?.(phone, shown)
    await quiet(phone)
    if (phone.page.route !== scene.path) return undefined
    if (phone.page.has({ testid: 'broken' })) throw new Error(`it says: ${phone.page.text().slice(0, 80)}`)
    return phone.page.size()
  } finally {
    await phone.close()
  }
}

function sceneOf(name: string, differs: Partial<Scene> = {}): Scene {
  const scene = scenes.find(one => one.name === name || `${one.hat}/${one.name}` === name)
  if (!scene) throw new Error(`shots have no scene called ${name}`)
  return { ...scene, ...differs }
}

/** What opens only under a finger: sheets, the reasons for a score, what a code found. */
function afterTaps(): Visit[] {
  const tap =
    (...testids: string[]) =>
    async ({ page }: Phone) => {
      for (const testid of testids) {
        await page.waitFor(() => page.has({ testid }))
        await page.tap({ testid, nth: 0 })
      }
    }
  const findsCode = async (phone: Phone, { found }: Shown) => {
    const [field] = phone.page.all({ testid: 'code-input' })
    if (!field) throw new Error('there is no field for a code')
    await phone.page.input({ type: 'input', in: field }, found.code)
    await phone.page.tap({ testid: 'find' })
    await quiet(phone)
    await phone.page.waitFor('林')
  }
  return [
    { scene: sceneOf('home'), name: 'home/points', does: tap('place') },
    { scene: sceneOf('checkout', { who: '' }), name: 'checkout/consent', does: tap('pay') },
    { scene: sceneOf('me'), name: 'me/name', does: tap('edit-name') },
    { scene: sceneOf('me'), name: 'me/withdraw', does: tap('withdraw') },
    { scene: sceneOf('survey'), name: 'survey/low', does: tap('score-6') },
    { scene: sceneOf('survey'), name: 'survey/high', does: tap('score-10') },
    { scene: sceneOf('leader/hand-out'), name: 'hand-out/found', does: findsCode },
    { scene: sceneOf('staff/hand-out'), name: 'hand-out/found', does: findsCode },
    { scene: sceneOf('stock-item'), name: 'stock-item/receiving', does: tap('open-receive') },
    { scene: sceneOf('stock-item'), name: 'stock-item/correcting', does: tap('open-correct') },
  ]
}

/** States the demo is not in at its moment, reached by the real actions of its people. */
async function afterMoreHappened({ shop, found }: Shown): Promise<Visit[]> {
  const lowScore = { score: 4, tags: ['leaking'], text: '有一瓶没气了，盖子像是松的。' }
  const caseOfLin = await says(shop, 'lin', lowScore)
  if (!caseOfLin) throw new Error('the low score of 林晚 opened no case')
  // 江敏's matter goes to and fro and is open still.
  for (const turn of ['第一', '第二']) {
    const text = `${turn}次查过了：这一批压盖偏松，已经停售。下次取货多给你两瓶，不付钱。`
    await shop.as('xu').call('staff', 'answer', {
      caseId: found.openCase,
      answerId: shop.tapId('answer'),
      text,
    })
    await shop.as('jiang').call('survey', 'solve', {
      caseId: found.openCase,
      solved: false,
      text: `${turn}次取的也没有气，想换别的。`,
    })
  }
  // Who leads and also works for the brand: both are paper, as in `emulator/seed/set-up.ts`.
  const _id = shop.memberId('shen')
  await shop.put('staff', [
    { _id, name: '沈店长', role: 'region', regionId: 'east', from: shop.now(), to: null },
  ])
  const [{ _id: identity }] = shop.cloud.database.find<{ _id: string }>('identities', { memberId: _id }) as [
    { _id: string },
  ]
  await shop.change('identities', identity, { staff: true })
  return [
    { scene: sceneOf('survey'), name: 'survey/answered' },
    {
      scene: sceneOf('thread', { query: () => ({ id: caseOfLin }), who: 'lin' }),
      name: 'thread/just-opened',
    },
    { scene: sceneOf('thread/waiting'), name: 'thread/open-again' },
    { scene: sceneOf('thread'), name: 'thread/all' },
    { scene: sceneOf('cases'), name: 'cases/two-open' },
    { scene: sceneOf('case'), name: 'case/open-again' },
    { scene: sceneOf('work/neither', { who: 'shen' }), name: 'work/both' },
  ]
}

/** Every page of the compiled app. */
function routes(): string[] {
  const app = JSON.parse(readFileSync(join(appFolder('weapp'), 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
  }
  return [
    ...app.pages,
    ...(app.subPackages ?? []).flatMap(({ root, pages: inside }) => inside.map(page => `${root}/${page}`)),
  ]
}

/** `pages/staff/case/index` → `staff.case`; the tabs are the consumer's, wherever they lie. */
const idOf = (route: string): string =>
  route
    .replace(/^pages\/|\/index$/g, '')
    .replace(/^tabs\//, 'consumer/')
    .replaceAll('/', '.')
