import { useState } from 'react'
import { readCount } from '#domain/goods/read-number'
import { MOST_MOVED } from '#domain/stock/limits'

/** A number of pieces as somebody types it: null until it is one that can be written down. */
export function useUnits(typed: () => void) {
  const [text, setText] = useState('')
  const count = readCount(text, MOST_MOVED)
  const units = count === 0 ? null : count
  const type = (next: string) => {
    setText(next)
    typed()
  }
  return { text, type, units, wrong: text.trim() !== '' && units === null }
}
