import type { OrderLine } from './types'

/** Characters of item_desc in WeChat's 发货信息 (order_shipping / uploadShippingInfo): longer ones are refused with 10060009. */
const MOST_CHARACTERS = 120

/**
 * What was handed out, for WeChat: `橘子汽水×6、海盐汽水×2`. Goods that have no room are said as `等 8 件`, counting all pieces;
 * a first name that has none is cut with an ellipsis, so that there is always a good in it. Empty when nothing was.
 */
export function goodsInWords(lines: readonly Pick<OrderLine, 'name' | 'collected'>[]): string {
  const handed = lines.filter(({ collected }) => collected > 0)
  const words = handed.map(({ name, collected }) => `${name}×${collected}`)
  const whole = words.join('、')
  if (lengthOf(whole) <= MOST_CHARACTERS) return whole
  const pieces = handed.reduce((all, { collected }) => all + collected, 0)
  const rest = handed.length > 1 ? `等 ${pieces} 件` : ''
  let text = ''
  for (const word of words) {
    const longer = text === '' ? word : `${text}、${word}`
    if (lengthOf(longer + rest) > MOST_CHARACTERS) break
    text = longer
  }
  return (text === '' ? shortened(handed[0]!, MOST_CHARACTERS - lengthOf(rest)) : text) + rest
}

function shortened({ name, collected }: Pick<OrderLine, 'name' | 'collected'>, most: number): string {
  const after = `…×${collected}`
  return [...name].slice(0, most - lengthOf(after)).join('') + after
}

/** WeChat counts characters, not halves of them. */
const lengthOf = (text: string): number => [...text].length
