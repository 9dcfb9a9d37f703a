/** Timer triggers: the seven-field cron lines of every function's config.json. */
import { Cron } from 'croner'
import type { Agenda } from '../clock/agenda.ts'
import type { CloudClock } from '../clock/clock.ts'
import { SOURCE_TIMER } from '../functions/caller.ts'
import type { Deployment } from '../functions/deployed.ts'
import type { Host } from '../functions/host.ts'
import { CloudError } from '../server/cloud-error.ts'

/** WeChat does not document the zone of a trigger's hours; Beijing time is what consoles show. */
const ZONE = 'Asia/Shanghai'

export interface Timers {
  /** Runs the timer of the function now and answers its result, which the real platform throws away. */
  run(name: string): Promise<unknown>
}

export function createTimers(world: {
  deployment: Deployment
  host: Host
  clock: CloudClock
  agenda: Agenda
}): Timers {
  const { deployment, host, clock, agenda } = world

  async function fire(name: string, triggerName: string): Promise<unknown> {
    const event = {
      Type: 'Timer',
      TriggerName: triggerName,
      Time: new Date(clock.now()).toISOString(),
      Message: '',
    }
    const result = await host.invoke(name, event, { source: SOURCE_TIMER, timer: true })
    return result === undefined ? undefined : JSON.parse(result)
  }

  for (const name of deployment.names())
    for (const trigger of deployment.find(name)!.config.triggers)
      agenda.every(`timer ${name}`, ticksOf(name, trigger), async () => void (await fire(name, trigger.name)))

  return { run: name => fire(name, deployment.find(name)?.config.triggers[0]?.name ?? name) }
}

/** Of many functions, the one whose line is wrong is named. */
function ticksOf(name: string, trigger: { name: string; config: string }): ReturnType<typeof nextTick> {
  try {
    return nextTick(trigger.config)
  } catch (error) {
    throw new CloudError(
      'INVALID_PARAM',
      `the trigger "${trigger.name}" of ${name}: ${(error as Error).message}`,
    )
  }
}

/**
 * What WeChat's guide to triggers says a field may hold: numbers and names, `,`, `-`, `*`, and `/` also behind a number
 * (`1/10` is 1, 11, 21 …). Croner knows `L`, `W`, `#` and `?` too, and 7 for Sunday; the real console does not promise them.
 */
const VALUE = '(?:\\d{1,4}|[A-Z]{3})'
const PART = `(?:\\*|${VALUE}(?:-${VALUE})?)(?:/\\d+)?`
const FIELD = new RegExp(`^${PART}(?:,${PART})*$`)
const WEEKDAY = 5

/**
 * Turns a seven-field line (second minute hour day month weekday year) into "the first tick after this instant",
 * `undefined` when there is none any more.
 * @throws when the line is not one.
 */
export function nextTick(line: string): (after: number) => number | undefined {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a trigger has seven fields: ${line}`)
  const wrong = fields.find((field, at) => !FIELD.test(field) || (at === WEEKDAY && /[7-9]/.test(field)))
  if (wrong !== undefined) throw new Error(`a field of a trigger can not be ${wrong}: ${line}`)
  const cron = new Cron(line, { timezone: ZONE, mode: '7-part', sloppyRanges: true, paused: true })
  return after => cron.nextRun(new Date(after))?.getTime()
}
