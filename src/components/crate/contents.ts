import { money } from '@/texts/money'
import { amountStep } from '#domain/group/amount-step'
import { MOST_SLOTS } from '#domain/group/drawn-caps'

/** What a group's crate shows. Amounts are whole fen, counts whole bottles. */
export interface CrateContents {
  rule:
    | { by: 'units'; target: number }
    | { by: 'cases'; target: number }
    | { by: 'people'; target: number }
    | { by: 'amount'; targetFen: number }
  /** Slots of one case: 12, 24 or 48. */
  crateSize: number
  /** Paid orders, in order of payment; one neighbour may come more than once. */
  joined: Joined[]
  /** What lies in my basket and is not paid. */
  basket?: { units: number; fen: number }
}

export interface Joined {
  /** The same neighbour has the same key. */
  key: string
  /** One character, printed on her caps. */
  surname: string
  units: number
  fen: number
  mine?: boolean
  /** The colour of her caps, 1–8; without it, by the order in which these joined. */
  hue?: number
  /** How many neighbours stand together in this, none of them drawn; one when absent. */
  people?: number
}

/** `open` is dashed, `pre` is mine and not paid, `me` mine and paid, 1–8 a neighbour's hue. */
export type Cap = 'open' | 'pre' | 'me' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface Slot {
  cap: Cap
  letter: string
}

export interface CratePlan {
  columns: number
  rows: number
  slots: Slot[]
  /** Crates filled before the one that is drawn. */
  fullBefore: number
  /** Every slot of every crate is paid for. */
  full: boolean
  /** 「还差 5 瓶成箱」 */
  sentence: string
  /** What is missing, as a figure and its word: { figure: '5', unit: '瓶成箱' }. Undefined when full. */
  missing: { figure: string; unit: string } | undefined
  /** One label for the screen reader. */
  label: string
}

/** Which cap lies in which slot, and the sentence under the crate. Pure. */
export function planCrate(contents: CrateContents): CratePlan {
  if (contents.rule.by === 'amount') return planAmount(contents, contents.rule.targetFen)
  if (contents.rule.by === 'people') return planPeople(contents, contents.rule.target)
  const cases = contents.rule.by === 'cases'
  const target = cases ? contents.rule.target * contents.crateSize : contents.rule.target
  const one = target <= MOST_SLOTS && !(cases && contents.rule.target > 1) ? target : contents.crateSize
  const hue = huesOf(contents.joined)
  const caps: Slot[] = contents.joined.flatMap(join => repeat(capOf(join, hue), join.units))
  const paid = caps.length
  const mine = sum(contents.joined, join => (join.mine ? join.units : 0))
  const mixed = contents.basket?.units ?? 0
  caps.push(...repeat<Slot>({ cap: 'pre', letter: '我' }, mixed))

  const crates = Math.max(1, Math.ceil(target / one))
  const reached = paid >= target
  // Past the target a group stays open: then the next crate is begun as soon as something lies in it. A basket that
  // only completes the target completes its last crate, whatever it holds beyond.
  const beyond = reached ? caps.length - target : 0
  const { start, size, fullBefore } =
    beyond > 0
      ? crateBeyond(target, one, crates, beyond, paid)
      : crateBefore(target, one, crates, caps.length, paid)
  const inDrawn = Math.min(size, Math.max(0, paid - start))
  const left = target - paid - mixed
  const rest =
    left > 0
      ? { figure: String(left), unit: cases && contents.rule.target > 1 ? '瓶成团' : '瓶成箱' }
      : undefined
  return finish({
    size,
    caps: caps.slice(start, start + size),
    fullBefore,
    full: reached,
    rest,
    reachedSentence: !reached
      ? '付款后就装满'
      : beyond > 0
        ? `已满 ${fullBefore} 箱${inDrawn > 0 ? `，又装 ${inDrawn} 瓶` : ''}`
        : target === one
          ? '装满了，成团'
          : `${crates} 箱装满，成团`,
    // The basket is told by the page: a label that changed with it would be sent to the phone at every tap.
    label: `${size} 格的箱子，已有 ${inDrawn} 瓶${mine ? `，其中我的 ${mine} 瓶` : ''}${
      fullBefore ? `，之前已满 ${fullBefore} 箱` : ''
    }`,
  })
}

interface Drawn {
  /** Bottles in the crates before this one. */
  start: number
  size: number
  /** How many of the crates before it are paid for. */
  fullBefore: number
}

/** The crate of the target that `coming` bottles, paid or in the basket, have reached. */
function crateBefore(target: number, one: number, crates: number, coming: number, paid: number): Drawn {
  const drawn = Math.min(crates - 1, Math.floor(Math.max(0, coming - 1) / one))
  const start = drawn * one
  return { start, size: Math.min(one, target - start), fullBefore: Math.min(Math.floor(paid / one), drawn) }
}

/** The crate after the target's that the last of `beyond` bottles lies in. */
function crateBeyond(target: number, one: number, crates: number, beyond: number, paid: number): Drawn {
  const more = Math.floor((beyond - 1) / one)
  return {
    start: target + more * one,
    size: one,
    fullBefore: crates + Math.min(more, Math.floor((paid - target) / one)),
  }
}

function planPeople(contents: CrateContents, target: number): CratePlan {
  const hue = huesOf(contents.joined)
  const seen = new Set<string>()
  const caps: Slot[] = []
  for (const join of contents.joined) {
    // Those who stand together are neighbours of their own, and never the same as others who do.
    if (join.people === undefined && seen.has(join.key)) continue
    seen.add(join.key)
    caps.push(...repeat(capOf(join, hue), join.people ?? 1))
  }
  const people = caps.length
  const mine = contents.joined.some(join => join.mine)
  const coming = contents.basket?.units && !mine ? 1 : 0
  if (coming) caps.push({ cap: 'pre', letter: '我' })
  // Who comes past the target is welcome and begins no other crate: a group of people has only one.
  const drawn = Math.min(caps.length, target)
  const one = Math.min(target, MOST_SLOTS)
  const before = Math.floor(Math.max(0, drawn - 1) / one)
  const size = Math.min(one, target - before * one)
  const left = target - people - coming
  return finish({
    size,
    caps: caps.slice(before * one, before * one + size),
    fullBefore: 0,
    full: people >= target,
    rest: left > 0 ? { figure: String(left), unit: '人成团' } : undefined,
    reachedSentence: people >= target ? '人齐了，成团' : '付款后就成团',
    label: `${target} 人的团，已有 ${people} 人${mine ? '，其中有我' : ''}`,
  })
}

function planAmount(contents: CrateContents, targetFen: number): CratePlan {
  const step = amountStep(targetFen)
  const size = Math.max(1, Math.ceil(targetFen / step))
  const hue = huesOf(contents.joined)
  const caps: Slot[] = []
  let paid = 0
  for (const join of contents.joined) {
    paid += join.fen
    // Whoever completes a step puts her cap on it; the last step ends at the target.
    while (caps.length < size && Math.min(targetFen, (caps.length + 1) * step) <= paid)
      caps.push(capOf(join, hue))
  }
  const filled = caps.length
  const mixed = paid + (contents.basket?.fen ?? 0)
  while (caps.length < size && Math.min(targetFen, (caps.length + 1) * step) <= mixed) {
    caps.push({ cap: 'pre', letter: '我' })
  }
  const left = targetFen - mixed
  return finish({
    size,
    caps,
    fullBefore: 0,
    full: paid >= targetFen,
    rest: left > 0 ? { figure: money(left), unit: '成团' } : undefined,
    reachedSentence: paid >= targetFen ? '满额了，成团' : '付款后就成团',
    label: `${size} 格，每格 ${step / 100} 元，已有 ${filled} 格`,
  })
}

function finish(plan: {
  size: number
  caps: Slot[]
  fullBefore: number
  full: boolean
  rest: { figure: string; unit: string } | undefined
  reachedSentence: string
  label: string
}): CratePlan {
  const { columns, rows } = gridOf(plan.size)
  const slots = [...plan.caps, ...repeat<Slot>({ cap: 'open', letter: '' }, plan.size - plan.caps.length)]
  const said = plan.rest ? `还差 ${plan.rest.figure} ${plan.rest.unit}` : plan.reachedSentence
  return {
    columns,
    rows,
    slots,
    fullBefore: plan.fullBefore,
    full: plan.full,
    sentence: said,
    missing: plan.rest,
    label: plan.label,
  }
}

/** 12 = 4×3, 24 = 6×4, 48 = 8×6; any other number lies in the smallest of these widths. */
export function gridOf(slots: number): { columns: number; rows: number } {
  const columns = slots <= 4 ? Math.max(1, slots) : slots <= 12 ? 4 : slots <= 24 ? 6 : 8
  return { columns, rows: Math.ceil(slots / columns) }
}

type Hue = Extract<Cap, number>

/** Hues by order of joining, then again from 1; the surname tells them apart. */
function huesOf(joined: Joined[]): Map<string, Hue> {
  const hues = new Map<string, Hue>()
  for (const { key, mine } of joined) {
    if (!mine && !hues.has(key)) hues.set(key, ((hues.size % 8) + 1) as Hue)
  }
  return hues
}

const capOf = (join: Joined, hues: Map<string, Hue>): Slot =>
  join.mine
    ? { cap: 'me', letter: '我' }
    : { cap: (join.hue as Hue | undefined) ?? hues.get(join.key) ?? 1, letter: join.surname.slice(0, 1) }

const repeat = <T>(value: T, times: number): T[] => Array.from({ length: Math.max(0, times) }, () => value)
const sum = <T>(list: T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0)
