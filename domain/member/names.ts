/** How neighbours are called: 老吴, 小顾, 阿敏 go by what comes after. */
const BEFORE_NAMES = new Set(['老', '小', '阿'])

/** What is printed on her caps: the first character of the name that is hers, a Latin letter as a capital. */
export function surnameOf(name: string): string {
  const letters = [...name.trim()]
  const first = letters.length === 2 && BEFORE_NAMES.has(letters[0]!) ? letters[1] : letters[0]
  return first && /[\p{L}\p{N}]/u.test(first) ? first.toUpperCase() : '邻'
}

/**
 * A name for somebody who gave none: 邻居 and a letter, which claims nothing about her.
 * The letter comes from her random id, so it stays the same.
 */
export function namelessNeighbour(memberId: string): { name: string; surname: string } {
  let sum = 0
  for (const letter of memberId) sum = (sum * 31 + letter.charCodeAt(0)) % 26
  const letter = String.fromCharCode(65 + sum)
  return { name: `邻居${letter}`, surname: letter }
}
