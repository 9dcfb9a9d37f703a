/** Addresses as strangers write them. Neither throws: what is no address is answered, not logged as our own mistake. */

/** The address of a request, or `undefined` when it is none (`GET //`). */
export function readAddress(address: string | undefined): URL | undefined {
  try {
    return new URL(address ?? '/', 'http://here')
  } catch {
    return undefined
  }
}

/** A part of an address, decoded, or `undefined` when it does not encode UTF-8. */
export function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
