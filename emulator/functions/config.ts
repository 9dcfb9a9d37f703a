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
/** Source: WeChat's guide to triggers: one per function, name up to 60 characters. */
const MOST_TRIGGERS = 1
const LONGEST_TRIGGER_NAME = 60

/**
 * Reads and checks the config of the function in `folder`.
 * @throws CloudError INVALID_PARAM when the real console would refuse it.
 */
export function readFunctionConfig(folder: string): FunctionConfig {
  const file = join(folder, 'config.json')
  const said = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {}
  const timeout = typeof said['timeout'] === 'number' ? said['timeout'] : DEFAULT_TIMEOUT_S
  if (timeout <= 0 || timeout > LONGEST_TIMEOUT_S)
    throw refuse(file, `timeout must be within ${LONGEST_TIMEOUT_S} seconds`)
  const permissions = (said['permissions'] ?? {}) as { openapi?: string[] }
  return { timeout, openapi: permissions.openapi ?? [], triggers: triggersOf(file, said['triggers']) }
}

function triggersOf(file: string, said: unknown): FunctionConfig['triggers'] {
  const triggers = ((said ?? []) as { name: string; type: string; config: string }[]).filter(
    trigger => trigger.type === 'timer',
  )
  if (triggers.length > MOST_TRIGGERS) throw refuse(file, 'a function has at most one timer trigger')
  for (const { name } of triggers)
    if (!name || name.length > LONGEST_TRIGGER_NAME)
      throw refuse(file, `a trigger's name has 1 to ${LONGEST_TRIGGER_NAME} characters`)
  return triggers.map(({ name, config }) => ({ name, config }))
}

function refuse(file: string, why: string): CloudError {
  return new CloudError('INVALID_PARAM', `${file}: ${why}`)
}
