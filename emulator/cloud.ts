/** Puts the rooms of the local cloud together. */
import { join } from 'node:path'
import { createAgenda } from './clock/agenda.ts'
import { createClock, type CloudClock } from './clock/clock.ts'
import { keepClock, keptClock } from './clock/kept.ts'
import { openDoor } from './door/index.ts'
import { createChance } from './durable/chance.ts'
import { dumpCloud, readCloudDump } from './durable/dump.ts'
import { openJournals, type Journals } from './durable/journals.ts'
import { exportState, importState, type StateWorld } from './durable/state.ts'
import { createFaults } from './faults/index.ts'
import { sdkEnv, SOURCE_CLIENT, SOURCE_PAY } from './functions/caller.ts'
import { readDeployment } from './functions/deployed.ts'
import { createHost } from './functions/host.ts'
import { startInProcess } from './functions/in-process/instance.ts'
import { createTurns } from './functions/in-process/turns.ts'
import { createRing } from './functions/ring.ts'
import { createPay } from './pay/index.ts'
import { listen } from './server/admin.ts'
import { createDispatch, type Database, type OpenDatabase } from './server/dispatch.ts'
import { filesInFolder, filesInMemory } from './storage/files.ts'
import { createStorage } from './storage/index.ts'
import { createTimers } from './timers/index.ts'
import type { Cloud, CloudOptions } from './types.ts'
import { createMessages } from './wechat/messages.ts'
import { createPeople } from './wechat/people.ts'
import { createShares } from './wechat/shares.ts'

const DEFAULT_ENV = 'lintuan-local'
const DEFAULT_APPID = 'wx0000000000000000'

/**
 * Starts a cloud on a database of the caller's choice; `startCloud` gives the real one.
 * @throws when the port is taken, when neither `data` nor `memory` is given, or a config.json is wrong.
 */
export async function assembleCloud(options: CloudOptions, openDatabase: OpenDatabase): Promise<Cloud> {
  const data = options.memory ? undefined : options.data
  if (data === undefined && !options.memory) throw new Error('a cloud needs a data folder, or memory: true')
  const clock = createClock(options.clock, keptClock(data))
  const database = await openDatabase({
    ...(data !== undefined && { data: join(data, 'database') }),
    ...(data === undefined && { memory: true }),
    clock: clock.now,
    autoCreate: options.autoCreate ?? false,
    ...(options.indexes && { indexes: options.indexes }),
    refuseUndeclaredScans: options.refuseUndeclaredScans ?? false,
    relaxedDurability: options.relaxedDurability ?? false,
  })
  let journals: Journals | undefined
  try {
    // Only now: two clouds on one folder meet at the database, which lets one in.
    journals = openJournals(data, options.relaxedDurability)
    return await furnish(options, { data, clock, database, journals })
  } catch (error) {
    journals?.close()
    await database.close()
    throw error
  }
}

async function furnish(
  options: CloudOptions,
  ground: { data: string | undefined; clock: CloudClock; database: Database; journals: Journals },
): Promise<Cloud> {
  const { env = DEFAULT_ENV, appid = DEFAULT_APPID, log = () => {} } = options
  const { data, clock, database, journals } = ground
  const agenda = createAgenda(clock, { moved: () => keepClock(data, clock), log })
  const chance = createChance(options.seed)
  const ring = createRing()
  const deployment = readDeployment(options.functions)
  let url = ''

  const turns = options.inProcess && createTurns(options.inProcess.seed)
  const host = createHost({
    deployment,
    clock,
    ring,
    env,
    appid,
    url: () => url,
    ...(turns && {
      start: (deployed, own, died) =>
        startInProcess(deployed, own, died, { now: clock.now, turns, answer: request => answer(request) }),
    }),
    log,
  })
  const people = createPeople({
    personas: options.personas ?? [],
    strangers: journals.strangers,
    sessions: journals.sessions,
    chance,
  })
  const messages = createMessages({ quotas: journals.quotas, delivered: journals.delivered })
  const shares = createShares(journals.shares, clock, chance)
  const files = data === undefined ? filesInMemory() : filesInFolder(join(data, 'files'), journals.files)
  const faults = createFaults(turns?.next)
  const storage = createStorage({
    files,
    env,
    url: () => url,
    around: (token, work) => faults.around(host.invocation(token), undefined, work),
  })
  const pay = createPay({
    journal: journals.orders,
    clock,
    agenda,
    chance,
    appid,
    log,
    callShop: (name, event) => run(name, event, { source: SOURCE_PAY }),
  })
  const timers = createTimers({ deployment, host, clock, agenda })
  const answer = createDispatch({
    database,
    host,
    storage,
    pay,
    faults,
    openapi: { people, messages, clock, chance, book: pay.book, pages: options.pages },
  })
  // Written down before anything happens at this time, not with its first move: a start at an earlier one must not fall behind it.
  if (clock.frozen || keptClock(data)) keepClock(data, clock)
  const server = await listen({
    ...(options.port !== undefined && { port: options.port }),
    answer,
    files: storage.serve,
    log,
  })
  url = server.url
  const doors = new Set<{ close(): Promise<void> }>()
  let closing: Promise<void> | undefined

  async function run<T>(
    name: string,
    event: Record<string, unknown>,
    caller: Parameters<typeof host.invoke>[2],
  ) {
    const result = await host.invoke(name, event, caller)
    return (result === undefined ? undefined : JSON.parse(result)) as T
  }

  const call: Cloud['call'] = (name, event, { openid, unionid, source = SOURCE_CLIENT } = {}) => {
    if (openid !== undefined) people.meet(openid)
    return run(name, event, {
      source,
      ...(openid !== undefined && { openid }),
      ...(unionid !== undefined && { unionid }),
    })
  }

  async function flush(): Promise<void> {
    await database.flush()
    journals.flush()
  }

  const stateWorld: StateWorld = {
    clock,
    files,
    dump: () => dumpCloud({ database, pay, journals }),
    read: dump => readCloudDump(dump, { database, pay, journals }),
    flush,
    keepClock: () => keepClock(data, clock),
  }

  async function shut(): Promise<void> {
    const quiet = agenda.close()
    await Promise.all([...doors].map(door => door.close()))
    await host.close()
    await quiet
    await server.close()
    try {
      await database.close()
    } finally {
      journals.close()
    }
  }

  return {
    url,
    env,
    appid,
    sdkEnv: () => sdkEnv(url, env),
    clock: {
      now: clock.now,
      advance: ms => agenda.advance(ms),
      advanceTo: instant => agenda.advanceTo(instant),
    },
    call,
    runTimer: name => timers.run(name),
    pay: pay.handle,
    messages: {
      delivered: messages.delivered,
      accept(openid, templateId) {
        people.meet(openid)
        messages.accept(openid, templateId)
      },
      quota: messages.quota,
    },
    shares,
    database: {
      collections: () => database.collections(),
      find: <T>(collection: string, query?: object) => database.find(collection, query) as T[],
      request: async (action, body) => (await database.handle(action, body)).reply,
      dump: () => dumpCloud({ database, pay, journals }),
      restore: dump => readCloudDump(dump, { database, pay, journals })(),
      load: lines => database.load(lines),
      flush,
    },
    exportState: note => exportState(stateWorld, note),
    importState: text => importState(stateWorld, text),
    counters: { recent: ring.recent, reset: ring.reset, watch: ring.watch },
    faults: faults.handle,
    lines: host.lines,
    warm: (names = deployment.names(), each = 1) => host.warm(names, each),
    async openDoor(where) {
      const door = await openDoor(where, { people, pay, messages, shares, clock, call, log })
      doors.add(door)
      return door
    },
    close: () => (closing ??= shut()),
  }
}
