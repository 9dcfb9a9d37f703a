import type { Paged } from '#contracts/views'

/** The first page read again in front of further ones that were read before, so that the list does not jump. */
export function refreshed<T>(
  before: { rows: T[] | undefined; next: string | null },
  first: Paged<T>,
  keyOf: (row: T) => string,
): { rows: T[]; next: string | null } {
  const shown = before.rows ?? []
  if (shown.length <= first.rows.length || first.next === null) return { rows: first.rows, next: first.next }
  const last = first.rows[first.rows.length - 1]
  const from = last === undefined ? -1 : shown.findIndex(row => keyOf(row) === keyOf(last))
  // A gap between the two would be a hole nobody sees: then the list begins anew.
  if (from < 0) return { rows: first.rows, next: first.next }
  return { rows: [...first.rows, ...without(shown.slice(from + 1), first.rows, keyOf)], next: before.next }
}

/** Rows that are not among those known already. */
export function without<T>(rows: T[], known: T[], keyOf: (row: T) => string): T[] {
  const keys = new Set(known.map(keyOf))
  return rows.filter(row => !keys.has(keyOf(row)))
}
