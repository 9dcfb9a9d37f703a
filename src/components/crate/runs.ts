import type { CratePlan } from './contents'

/** Slots that lie side by side, as the style of one box of the crate's grid. */
export interface Runs {
  /** The rest of the first row, the full rows under it, the begun one: '' for what there is not. */
  boxes: [string, string, string]
  /** The caps that came last, as far as they lie in one row. */
  newest: string
}

/** How many caps of the basket are drawn; they lie side by side after what is paid. */
export function basketCaps({ slots }: Pick<CratePlan, 'slots'>): number {
  return slots.filter(({ cap }) => cap === 'pre').length
}

/**
 * The basket's caps as at most three boxes and one for the last `fresh` of them, so that a tap on + changes a style or
 * two however many bottles it adds. Pure.
 */
export function runsOf({ slots, columns }: Pick<CratePlan, 'slots' | 'columns'>, fresh: number): Runs {
  const from = slots.findIndex(({ cap }) => cap === 'pre')
  if (from < 0) return { boxes: ['', '', ''], newest: '' }
  const end = from + basketCaps({ slots })
  const lastRow = Math.max(from, Math.floor((end - 1) / columns) * columns)
  const until = Math.max(lastRow, end - fresh)
  return { boxes: boxesOf(from, until, columns), newest: box(until, end, columns) }
}

function boxesOf(from: number, until: number, columns: number): Runs['boxes'] {
  const second = Math.min(until, Math.ceil(from / columns) * columns)
  const begun = Math.max(second, Math.floor(until / columns) * columns)
  return [box(from, second, columns), box(second, begun, columns), box(begun, until, columns)]
}

/** Slots from `from` to before `until`: within one row, or whole rows. */
function box(from: number, until: number, columns: number): string {
  if (until <= from) return ''
  const row = Math.floor(from / columns)
  const column = from % columns
  const rows = Math.ceil((until - row * columns) / columns)
  const wide = rows > 1 ? columns : until - from
  const part = (of: number) => `${Math.round(1e4 / of) / 100}%`
  const area = `grid-area:${row + 1}/${column + 1}/${row + rows + 1}/${column + wide + 1}`
  return wide * rows === 1 ? area : `${area};background-size:${part(wide)} ${part(rows)}`
}
