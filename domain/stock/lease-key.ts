/** A shelf's name as a field of a stock document: letters, digits and `_`. */
export function leaseKey(shelfId: string): string {
  return shelfId.replace('~', '_')
}

/** The shelf behind the name. */
export function shelfOf(key: string): string {
  return `${groupOf(key)}~${key.slice(key.lastIndexOf('_') + 1)}`
}

/** The group whose shelf it is. */
export function groupOf(key: string): string {
  return key.slice(0, key.lastIndexOf('_'))
}
