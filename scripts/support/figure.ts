/** One number that the project promises to reach. */
export interface Figure {
  /** Stays the same for ever, for example `weapp.main`. */
  id: string
  value: number
  /** For example `KB`, `trips`, `writes`, `nodes`, `ratio`. */
  unit: string
  target: number
  /** How the value has to stand to the target. */
  op: '<=' | '>=' | '='
  met: boolean
  /** How it was counted, in one sentence. */
  method: string
  /** When and where, for figures that are not counted anew each time. */
  date?: string
  machine?: string
}

/** A module under `bench/figures/` exports one of these as its default; it may take a minute, not ten. */
export type CountFigures = (log: (line: string) => void) => Promise<Figure[]>

/** Completes a figure with whether its target is met. */
export function figure(of: Omit<Figure, 'met'>): Figure {
  const met = { '<=': of.value <= of.target, '>=': of.value >= of.target, '=': of.value === of.target }[of.op]
  const { id, value, unit, target, op, method, ...more } = of
  return { id, value, unit, target, op, met, method, ...more }
}

/** What could not be counted is a miss, and does not vanish from the list. */
export function uncounted(what: string, why: string): Figure {
  return figure({
    id: `${what}.counted`,
    value: 0,
    unit: 'counts',
    target: 1,
    op: '=',
    method: `could not be counted: ${why.slice(0, 300)}`,
  })
}
