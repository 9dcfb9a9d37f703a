/** What each name of the control door takes. Whoever sends something else hears it, and nothing is done. */
import * as z from 'zod'
import { payerBehaviours, refundBehaviours } from '../pay/behaviours.ts'

const text = z.string().min(1)
const ms = z.int().min(0)
const count = z.int().min(1)
const fields = z.record(z.string(), z.unknown())
/** An argument that may be left out; JSON cannot say undefined, so null is nothing as well. */
const may = <T extends z.core.$ZodType>(of: T) => z.optional(z.nullable(of))

const payers = z.enum(payerBehaviours)
const refunds = z.enum(refundBehaviours)
const caller = z.strictObject({ openid: z.string(), unionid: z.string(), source: z.string() }).partial()
const fault = z.strictObject({
  function: text,
  request: count,
  applied: z.boolean(),
  kill: z.optional(z.boolean()),
  delay: z.optional(ms),
})
const weather = z.strictObject({
  seed: z.int(),
  share: z.number().min(0).max(1),
  collection: z.optional(text),
  delay: z.optional(ms),
})

/** By the names of `Cloud` in types.ts; what takes a function or answers a door is not among them. */
export const argumentsOf = {
  call: z.tuple([text, fields, may(caller)]),
  runTimer: z.tuple([text]),
  lines: z.tuple([text]),
  warm: z.tuple([may(z.array(text)), may(count)]),
  'clock.now': z.tuple([]),
  'clock.advance': z.tuple([ms]),
  'clock.advanceTo': z.tuple([ms]),
  'pay.choose': z.tuple([payers, may(z.enum(['next', 'all'])), may(fields)]),
  'pay.chosen': z.tuple([]),
  'pay.forge': z.tuple([text, fields, may(text)]),
  'pay.confirm': z.tuple([text, may(z.enum(['pay', 'cancel']))]),
  'pay.record': z.tuple([text]),
  'pay.records': z.tuple([]),
  'pay.settle': z.tuple([]),
  'pay.chooseRefund': z.tuple([refunds, may(z.union([count, z.literal('all')]))]),
  'pay.chosenRefund': z.tuple([]),
  'pay.finishRefund': z.tuple([text]),
  'pay.failRefunds': z.tuple([ms, may(text)]),
  'messages.delivered': z.tuple([may(text)]),
  'messages.accept': z.tuple([text, text]),
  'messages.quota': z.tuple([text, text]),
  'shares.list': z.tuple([]),
  'shares.add': z.tuple([fields]),
  'database.collections': z.tuple([]),
  'database.find': z.tuple([text, may(fields)]),
  'database.dump': z.tuple([]),
  'database.restore': z.tuple([z.string()]),
  'database.flush': z.tuple([]),
  'counters.recent': z.tuple([]),
  'counters.reset': z.tuple([]),
  'faults.plan': z.tuple([fault]),
  'faults.pending': z.tuple([]),
  'faults.weather': z.tuple([weather]),
  'faults.clear': z.tuple([]),
} as const

/**
 * The arguments as the handle takes them, what was left out as undefined.
 * @throws what is wrong with which of them, counted from 1.
 */
export function readArguments(name: keyof typeof argumentsOf, given: unknown[]): unknown[] {
  const read = argumentsOf[name].safeParse(given)
  if (read.success) return (read.data as unknown[]).map(one => one ?? undefined)
  const [issue] = read.error.issues
  const [place, ...rest] = issue?.path ?? []
  const where =
    place === undefined ? 'the arguments' : [`argument ${Number(place) + 1}`, ...rest.map(String)].join('.')
  throw new Error(`${name}: ${where}: ${issue?.message ?? 'not understood'}`)
}
