/**
 * `npm start`: builds what changed, opens the local cloud on its durable store, and shows three phones over it.
 * Everything it keeps lies in `.lintuan/`, or where `--data` says. See `npm start -- --help`.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { indexes } from '../cloudfunctions/_kit/store/indexes.ts'
import { startCloud } from '../emulator/index.ts'
import { openStage, type Stage } from '../emulator/stage/index.ts'
import { buildApp } from './build-app.ts'
import { buildFunctions } from './build-functions.ts'
import { openBrowser } from './start/browser.ts'
import {
  BrokenStore,
  changeOver,
  importData,
  makeDemo,
  openData,
  prepareData,
  putAside,
  shown,
  type DataWorld,
} from './start/data.ts'
import { loadDemo } from './start/demo.ts'
import { mayOpenBrowser, readOptions, usage, type StartOptions } from './start/options.ts'
import { pickPorts } from './start/ports.ts'
import { runningNote, type Running } from './start/running.ts'
import { createSay, duration, table, type Say } from './start/say.ts'
import { warmBehind } from './start/warm.ts'
import { placesIn } from './start/store.ts'
import { root } from './support/root.ts'

const say = createSay()
const functions = join(root, 'dist/functions')
const app = join(root, 'dist/h5')

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!options) return console.log(usage)
  const began = performance.now()
  const home = resolve(root, options.data)
  mkdirSync(home, { recursive: true })
  const running = runningNote(join(home, 'running.json'))
  const other = await running.other()
  if (other) throw new Error(`Already running at ${other}; close that one first.  已经开着了`)

  await build(say)
  const demo = await loadDemo(say)
  const world: DataWorld = {
    places: placesIn(home),
    demo,
    say,
    start: startCloud,
    base: { functions, indexes, personas: demo.personas, log: line => say(`cloud: ${line}`) },
    wall: () => new Date(),
  }
  if (options.fresh) tellAside(putAside(world))
  await prepareData(world)

  const stage = await openAll(world, options)
  running.here(stage.url)
  closeOnSignal(stage, running)
  tellAddresses(stage)
  say(
    `Ready in ${duration(performance.now() - began)}. Ctrl-C closes it; the data stays.  Ctrl-C 关掉，数据留着`,
  )
  void warmBehind(stage.cloud, say)
  if (mayOpenBrowser(options.open)) openBrowser(stage.url)
}

async function build(say: Say): Promise<void> {
  await say.step('Building the cloud functions', async () => {
    const built = await buildFunctions()
    const changed = built.filter(each => each.changed).length
    say(`  ${built.length} functions, ${changed} changed`)
  })
  await say.step('Building the app for the browser', async () => {
    await buildApp('h5', { say: line => say(`  ${line}`) })
  })
  if (!existsSync(join(app, 'index.html')))
    throw new Error('The app did not build: dist/h5/index.html is missing.')
}

async function openAll(world: DataWorld, { port }: StartOptions): Promise<Stage> {
  const { ports, busy } = await pickPorts(port, 5)
  if (busy.length > 0) say(`Stepped over ${busy.join(', ')}: somebody else is there.`)
  const [stagePort, ...rest] = ports
  const cloudPort = rest.pop()!
  const tellingAlso = (tell: (line: string) => void): DataWorld => ({
    ...world,
    say: createSay(line => (say(line), tell(line.trim()))),
  })
  const changing = (telling: DataWorld) => async () => {
    const { cloud, aside } = await changeOver(telling, stageCloud, cloudPort)
    tellAside(aside)
    stageCloud = cloud
    void warmBehind(cloud, say)
    return cloud
  }
  const cloud = await say.step('Opening the local cloud', () => openData(world, cloudPort))
  try {
    return await openStage(cloud, {
      root: app,
      functions,
      personas: world.demo.personas,
      port: stagePort,
      doorPorts: rest,
      log: line => say(line),
      startOver: async tell => {
        const telling = tellingAlso(tell)
        await makeDemo(telling)
        return changing(telling)
      },
      stateNote: { schema: world.demo.schemaVersion },
      importState: async (state, tell) => {
        const telling = tellingAlso(tell)
        await importData(telling, state)
        return changing(telling)
      },
      reopen: async () => (stageCloud = await openData(world, cloudPort)),
    })
  } catch (error) {
    await cloud.close()
    throw error
  } finally {
    stageCloud = cloud
  }
}

/** The cloud at hand, which starting over replaces. */
let stageCloud: Awaited<ReturnType<typeof startCloud>>

function tellAside(aside: string | undefined): void {
  if (aside) say(`The data so far was put aside into ${shown(aside)}.  原来的数据收在那里`)
}

function tellAddresses(stage: Stage): void {
  const hats = { consumer: '团员', leader: '团长', staff: '品牌方' }
  const rows = [
    ['三机台', 'the stage', stage.url],
    ...stage.phones.map(({ url, persona }) => [
      persona?.name ?? '新邻居',
      persona ? `${persona.hat} ${hats[persona.hat]}` : 'a stranger',
      url,
    ]),
    ['云台', 'the console', `${stage.url}/console`],
    ['本地云', 'for the SDK', stage.cloud.url],
  ]
  say('')
  for (const line of table(rows)) say(`  ${line}`)
  say('')
}

/** Closes in order, so that everything acknowledged is on the disk; a second Ctrl-C does not wait. */
function closeOnSignal(stage: Stage, running: Running): void {
  let closing = false
  const close = async () => {
    if (closing) process.exit(130)
    closing = true
    say('Closing …')
    await stage.close()
    await stage.cloud.close()
    running.gone()
    say('Closed.  关好了')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      close().catch((error: unknown) => {
        console.error(error)
        process.exit(1)
      })
    })
}

main().catch((error: unknown) => {
  const known =
    error instanceof BrokenStore || (error instanceof Error && !/^Type|^Reference/.test(error.name))
  console.error(known ? (error as Error).message : error)
  process.exit(1)
})
