import { fen } from '../money/fen'
import { amountStep } from './amount-step'
import type { GroupRule } from './types'

/** More slots than this are never drawn: full crates become one line. */
export const MOST_SLOTS = 48

/** What is needed of a cap to know whether it is drawn. */
interface Cap {
  surname: string
  units: number
  fen: number
  mine: boolean
  who: number
  /** How many neighbours stand together in it; one when absent. */
  people?: number
}

/**
 * The caps a crate may be drawn from, whatever lies in a basket. Neighbours who are in no slot stand together as one
 * without a surname, so that a crowd costs a phone no more than a full crate, and every sum stays what it was.
 */
export function drawnCaps<C extends Cap>(rule: GroupRule, crateSize: number, caps: readonly C[]): C[] {
  switch (rule.by) {
    case 'units':
      return byUnits(caps, rule.target, crateSize)
    case 'cases':
      return byUnits(caps, rule.target * crateSize, crateSize)
    case 'people':
      return byPeople(caps, rule.target)
    case 'amount':
      return byAmount(caps, rule.targetFen)
  }
}

/** Who still looks at the crate the group was decided by sees the last of the target; everybody else the last of all. */
function byUnits<C extends Cap>(caps: readonly C[], target: number, crateSize: number): C[] {
  const most = Math.max(MOST_SLOTS, crateSize)
  const all = caps.reduce((sum, { units }) => sum + units, 0)
  const ends = [Math.min(all, target), all]
  let to = 0
  return together(caps, ({ units }) => {
    const from = to
    to += units
    return units > 0 && ends.some(end => from < end && to > end - most)
  })
}

/** A neighbour is one cap here, however often she ordered; who came past the target is in no slot. */
function byPeople<C extends Cap>(caps: readonly C[], target: number): C[] {
  const each = new Map<number, C>()
  for (const cap of caps) each.set(cap.who, plus(each.get(cap.who), cap))
  const end = Math.min(each.size, target)
  let index = 0
  return together([...each.values()], () => {
    const at = index++
    return at < end && at >= end - MOST_SLOTS
  })
}

/** Whoever completes a step has her cap on it, with what came before her since the last one. */
function byAmount<C extends Cap>(caps: readonly C[], targetFen: number): C[] {
  const step = amountStep(targetFen)
  const stepsOf = (paid: number) =>
    paid >= targetFen ? Math.ceil(targetFen / step) : Math.floor(paid / step)
  const drawn: C[] = []
  let paid = 0
  let since: C | undefined
  for (const cap of caps) {
    const before = stepsOf(paid)
    paid += cap.fen
    since = since ? { ...cap, units: since.units + cap.units, fen: fen(since.fen + cap.fen) } : cap
    if (stepsOf(paid) === before) continue
    drawn.push(since)
    since = undefined
  }
  return since ? [...drawn, since] : drawn
}

/** Puts those who are not drawn together, run by run, the caller apart from her neighbours. */
function together<C extends Cap>(caps: readonly C[], isDrawn: (cap: C) => boolean): C[] {
  const shown: C[] = []
  let others: C | undefined
  let me: C | undefined
  const end = () => {
    shown.push(...[others, me].filter(run => run !== undefined))
    others = me = undefined
  }
  for (const cap of caps) {
    if (isDrawn(cap)) {
      end()
      shown.push(cap)
    } else if (cap.mine) me = plus(me, cap)
    else others = { ...plus(others, cap), surname: '', who: 0, people: (others?.people ?? 0) + 1 }
  }
  end()
  return shown
}

function plus<C extends Cap>(before: C | undefined, cap: C): C {
  return before ? { ...before, units: before.units + cap.units, fen: fen(before.fen + cap.fen) } : cap
}
