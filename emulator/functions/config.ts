/** A function's `config.json`, the file WeChat's developer tools deploy with it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../server/cloud-error.ts'

export interface FunctionConfig {
  /** Seconds until an invocation is killed. */
  timeout: number
  /** Cloud APIs this function may call, for example `subscribeMessage.send`. */
  openapi: string[]
  triggers: { name: string; config: string }[]
}

/** Seconds when config.json is silent, as on the real platform. Source: WeChat's cloud console, default of the timeout field. */
const DEFAULT_TIMEOUT_S = 3
/** Seconds. Source: WeChat's cloud console, maximum of the timeout field. */
const LONGEST_TIMEOUT_S = 60
/** Source: WeChat's guide to triggers: one per function, its name up to 60 of these characters, a letter first. */
const MOST_TRIGGERS = 1
const TRIGGER_NAME = /^[A-Za-z][\w-]{0,59}$/

/**
 * Reads and checks the config of the function in `folder`. What is misspelt in kind is refused here by the name of its file: taken
 * for nothing, it would be met much later, as a timeout of three seconds or a permission that is not there.
 * @throws CloudError INVALID_PARAM when it cannot be read, or the real console would refuse it.
 */
export function readFunctionConfig(folder: string): FunctionConfig {
  const file = join(folder, 'config.json')
  const said = existsSync(file) ? parse(file) : {}
  const timeout = said['timeout'] ?? DEFAULT_TIMEOUT_S
  if (typeof timeout !== 'number') throw refuse(file, 'timeout is a number of seconds')
  if (timeout <= 0 || timeout > LONGEST_TIMEOUT_S)
    throw refuse(file, `timeout must be within ${LONGEST_TIMEOUT_S} seconds`)
  return {
    timeout,
    openapi: openapiOf(file, said['permissions']),
    triggers: triggersOf(file, said['triggers']),
  }
}

function parse(file: string): Record<string, unknown> {
  let said: unknown
  try {
    said = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw refuse(file, (error as Error).message)
  }
  if (!isObject(said)) throw refuse(file, 'it is no JSON object')
  return said
}

function openapiOf(file: string, permissions: unknown = {}): string[] {
  const openapi = isObject(permissions) ? (permissions['openapi'] ?? []) : undefined
  if (!Array.isArray(openapi) || !openapi.every(api => typeof api === 'string'))
    throw refuse(file, 'permissions is an object whose openapi lists names of APIs')
  return openapi
}

function triggersOf(file: string, said: unknown = []): FunctionConfig['triggers'] {
  if (!Array.isArray(said) || !said.every(isObject)) throw refuse(file, 'triggers is a list of objects')
  const timers = said.filter(trigger => trigger['type'] === 'timer')
  if (timers.length > MOST_TRIGGERS) throw refuse(file, 'a function has at most one timer trigger')
  return timers.map(({ name, config }) => {
    if (typeof name !== 'string' || !TRIGGER_NAME.test(name))
      throw refuse(file, "a trigger's name is a letter and up to 59 letters, digits, - and _")
    if (typeof config !== 'string')
      throw refuse(file, `the trigger "${name}" has no config, its seven fields`)
    return { name, config }
  })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function refuse(file: string, why: string): CloudError {
  return new CloudError('INVALID_PARAM', `${file}: ${why}`)
}
