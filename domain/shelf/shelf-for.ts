/**
 * The shelf on which a member's own guards live, known from her key alone, without a read. A group has one shelf
 * unless it is hot.
 */
export function shelfFor(shelves: readonly string[], memberKey: string): string {
  if (shelves.length === 0) throw new RangeError('a group without a shelf')
  let sum = 0
  for (const letter of memberKey) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0
  return shelves[sum % shelves.length]!
}
