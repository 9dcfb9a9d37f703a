'use strict'
/**
 * One instance of a cloud function: a worker thread that loads the compiled function once and then runs one
 * invocation at a time, as the real runtime does. It is plain CommonJS so that a worker starts without a
 * TypeScript loader.
 */
const { readFileSync } = require('node:fs')
const { dirname } = require('node:path')
const Module = require('node:module')
const { parentPort, workerData } = require('node:worker_threads')
const beside = require('./beside.cjs')
const { openVoice } = require('./voice.cjs')

/** Variables of one invocation; those it does not set are removed, so nothing of the last caller remains. */
const PER_INVOCATION = [
  'WX_CONTEXT_KEYS',
  'WX_API_TOKEN',
  'WX_TRIGGER_API_TOKEN_V0',
  'WX_APPID',
  'WX_OPENID',
  'WX_UNIONID',
  'WX_CLIENTIP',
  'TCB_CONTEXT_KEYS',
  'TCB_SOURCE',
  'TRIGGER_SRC',
]

// Each line leaves at once, so that an invocation that is killed has still been heard.
const voice = openVoice(line => parentPort.postMessage({ line }))

tellCloudTime(workerData.clock)
Object.assign(console, voice.console)
beside.watch('/admin')
const entry = loadEntry(workerData.file)

parentPort.on('message', async ({ event, context, env }) => {
  for (const name of PER_INVOCATION) delete process.env[name]
  Object.assign(process.env, env)
  voice.begin()
  parentPort.postMessage(await invoke(JSON.parse(event), context))
})

async function invoke(event, context) {
  try {
    if (entry.error) throw entry.error
    if (typeof entry.main !== 'function') throw new Error('the function exports no main')
    const result = await entry.main(event, context)
    // The runtime answers text, so what JSON cannot say is lost here as it is there.
    return { result: JSON.stringify(result) }
  } catch (error) {
    return { error: describe(error) }
  }
}

/** The runtime loads functions as CommonJS whatever the package around them says. */
function loadEntry(file) {
  try {
    const module = new Module(file, null)
    module.filename = file
    module.paths = [...Module._nodeModulePaths(dirname(file)), ...Module._nodeModulePaths(__dirname)]
    module._compile(readFileSync(file, 'utf8'), file)
    module.loaded = true
    return { main: module.exports.main }
  } catch (error) {
    return { error }
  } finally {
    parentPort.postMessage({ ready: true })
  }
}

/** `Date` reads the cloud's shared clock; see emulator/clock/clock.ts for the cells. */
function tellCloudTime(memory) {
  const cells = new BigInt64Array(memory)
  const RealDate = Date
  const wall = RealDate.now.bind(RealDate)
  const now = () => {
    const value = Number(Atomics.load(cells, 1))
    return Atomics.load(cells, 0) === 1n ? value : wall() + value
  }
  const CloudDate = new Proxy(RealDate, {
    construct: (target, args, as) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, as === CloudDate ? target : as),
    apply: () => new RealDate(now()).toString(),
  })
  RealDate.now = now
  RealDate.prototype.constructor = CloudDate
  globalThis.Date = CloudDate
}

function describe(error) {
  if (error instanceof Error) return error.stack || error.message
  if (error && typeof error === 'object') return error.errMsg || JSON.stringify(error)
  return String(error)
}
