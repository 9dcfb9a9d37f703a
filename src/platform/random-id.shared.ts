const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const all = `0123456789${letters}`

/** Spells an id from random bytes; a byte that would favour some characters is passed over. */
export function spell(bytes: ArrayLike<number>, length = 20): string | undefined {
  let id = ''
  for (let i = 0; i < bytes.length && id.length < length; i += 1) {
    const set = id ? all : letters
    const byte = bytes[i]!
    if (byte < 256 - (256 % set.length)) id += set[byte % set.length]
  }
  return id.length === length ? id : undefined
}
