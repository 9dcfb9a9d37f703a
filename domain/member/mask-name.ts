/** Surnames of two characters that are common enough to meet; nearly everybody else has one. */
const COMPOUND = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 长孙 宇文 南宫 百里 端木 轩辕 独孤'.split(
    ' ',
  ),
)

/** A name for eyes that need not know it: enough to talk about a person, not enough to name her. 林晚 → 林*, 欧阳娜 → 欧阳*. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length === 0) return ''
  const two = characters.slice(0, 2).join('')
  return `${characters.length > 2 && COMPOUND.has(two) ? two : characters[0]}*`
}
