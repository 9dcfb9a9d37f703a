/** A number out of an event anybody may have written: an id in the provider's characters, or nothing. */
export function idIn(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9A-Za-z_\-|*@]{1,64}$/.test(value) ? value : null
}
