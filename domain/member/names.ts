/** Surnames of two characters that are common enough to meet; the rest of the world has one. */
const COMPOUND = [
  '欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐',
  '司徒', '司空', '夏侯', '长孙', '宇文', '南宫', '百里', '端木', '轩辕', '独孤',
] // prettier-ignore

/** What is printed on her caps: the first character of the name, a Latin letter as a capital. */
export function surnameOf(name: string): string {
  const first = [...name.trim()][0]
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

/** A name for eyes that need not know it: 林晚 → 林*, 欧阳娜 → 欧阳*. */
export function maskName(name: string): string {
  const known = name.trim()
  const compound = COMPOUND.find(one => known.startsWith(one) && known.length > one.length)
  return `${compound ?? [...known][0] ?? ''}*`
}
