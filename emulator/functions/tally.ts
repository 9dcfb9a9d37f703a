/** Counts what one invocation asks of the cloud. */
import type { InvocationCounters, Step } from '../types.ts'
import { weightOf, weightOfQuestion } from './weight.ts'

/** What the database reports of one request. */
export interface RequestStats {
  collection?: string
  writes: number
  read: number
  examined: number
  written: number
  indexUsed?: string
}

export interface Tally {
  /**
   * A request has arrived, marked as `beside.cjs` marks it; call the answer when it is over, with what the database
   * reports of it and what it replied.
   */
  begin(
    action: string,
    body: Record<string, unknown>,
    mark: string | undefined,
  ): (stats?: RequestStats, reply?: Record<string, unknown>) => void
  /** A request that accidents may strike has arrived. */
  risk(): void
  finish(outcome: InvocationCounters['outcome'], bytesOut: number): InvocationCounters
}

interface Request {
  number: number
  inDatabase: boolean
  toPay: boolean
  /** Numbers of the requests that were under way when this one was started. */
  beside: number[]
}

export function openTally(start: {
  requestId: string
  function: string
  action: string | undefined
  bytesIn: number
  cold: boolean
}): Tally {
  const began = performance.now()
  const requests: Request[] = []
  let breakable = 0
  const steps: { number: number; step: Step }[] = []
  const sums = { writes: 0, documentsRead: 0, documentsExamined: 0, documentsWritten: 0 }

  return {
    begin(action, body, mark) {
      const request = {
        ...readMark(mark),
        inDatabase: action.startsWith('database.'),
        toPay: action === 'wx.wxPayApi',
      }
      requests.push(request)
      if (!request.inDatabase) return () => {}

      const asked = weightOfQuestion(body)
      const step: Step = { action, writes: 0, read: 0, examined: 0, written: 0, bytesIn: asked, bytesOut: 0 }
      steps.push({ number: request.number, step })
      return (stats, reply) => {
        step.bytesOut = weightOf(reply)
        if (!stats) return
        const { collection, indexUsed, writes, read, examined, written } = stats
        Object.assign(step, { writes, read, examined, written })
        if (collection !== undefined) step.collection = collection
        if (indexUsed !== undefined) step.index = indexUsed
        sums.writes += stats.writes
        sums.documentsRead += stats.read
        sums.documentsExamined += stats.examined
        sums.documentsWritten += stats.written
      }
    },
    risk: () => void (breakable += 1),
    finish(outcome, bytesOut) {
      const inDatabase = requests.filter(request => request.inDatabase)
      return {
        ...start,
        ...sums,
        trips: trips(requests),
        requests: requests.length,
        databaseTrips: trips(inDatabase),
        databaseRequests: inDatabase.length,
        payRequests: requests.filter(({ toPay }) => toPay).length,
        breakable,
        bytesOut,
        ms: performance.now() - began,
        outcome,
        trail: steps.sort((a, b) => a.number - b.number).map(({ step }) => step),
      }
    },
  }
}

/** Requests that were started while no other of these was under way. */
function trips(requests: Request[]): number {
  const counted = new Set(requests.map(request => request.number))
  return requests.filter(request => !request.beside.some(number => counted.has(number))).length
}

/** `3:1,2` is the third request, started beside the first two. */
function readMark(mark: string | undefined): { number: number; beside: number[] } {
  const [number = '', beside = ''] = (mark ?? '').split(':')
  return { number: Number(number), beside: beside === '' ? [] : beside.split(',').map(Number) }
}
