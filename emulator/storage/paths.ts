/** Which cloud paths there may be. */

/** Source: WeChat's storage guide: names up to 1024 bytes, no leading slash, no double slash. */
const LONGEST_PATH_BYTES = 1024

/**
 * No address leads to such a name: the SDK encodes an address that it was given before it fetches it, so a hash or a question
 * mark cuts it off and a percent sign is encoded twice; a browser turns a backslash around and drops what does not print; half a
 * character cannot be encoded. WeChat's guide advises against most of them, that of the SDK (node-sdk, docs/storage.md) forbids all.
 */
const UNREACHABLE = /[#?%\\\u0000-\u001f\u007f\p{Surrogate}]/u

/** Why a path is none, as a part of a sentence in English; `undefined` when it is one. */
export function whyNoPath(path: string): string | undefined {
  if (path === '' || path.startsWith('/') || path.includes('//')) return 'it has an empty part'
  if (path.split('/').some(part => part === '.' || part === '..')) return 'it climbs'
  if (Buffer.byteLength(path) > LONGEST_PATH_BYTES) return `it has more than ${LONGEST_PATH_BYTES} bytes`
  const unreachable = UNREACHABLE.exec(path)?.[0]
  return unreachable && `no address leads to a name with ${JSON.stringify(unreachable)}`
}
