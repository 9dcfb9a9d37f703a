/** What a check found. `details` is what somebody needs to read to repair it. */
export interface Finding {
  state: 'passed' | 'failed' | 'skipped'
  /** A few words for the one line that is always printed. */
  summary: string
  details?: string
}

export interface Check {
  name: string
  about: string
  /** Looks at the repository at `base`; rejects only when the check itself is broken. */
  run(base: string): Promise<Finding>
}

export const passed = (summary: string): Finding => ({ state: 'passed', summary })
export const skipped = (summary: string): Finding => ({ state: 'skipped', summary })
export const failed = (summary: string, details: string): Finding => ({ state: 'failed', summary, details })

/** `1 file`, `2 files`. */
export function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`
}
