import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import css from './long-list.module.scss'

/** Rows that come and go together. */
const together = 3
/** So many rows are drawn before the first scroll. */
const atFirst = 9
/** A longer list comes and goes in blocks of so many rows first, so that its empty room is few nodes as well. */
const inBlock = 36
/** How far beyond the screen, in px, rows are kept drawn, and blocks. */
const reach = { rows: 128, block: 640 }

interface LongListProps<T> {
  /** Its name, unique on the page: letters only. */
  name: string
  rows: readonly T[]
  keyOf: (row: T) => string
  /** About how high a row is, in px, until it has been seen. */
  height: number
  /** A hairline between the rows; each row brings its own but for the first of its kin. */
  lined?: boolean
  children: (row: T) => ReactNode
}

/** A list of any length that draws only what is near the screen: what is far away is room of the same height. */
export function LongList<T>({ name, rows, keyOf, height, lined, children }: LongListProps<T>) {
  // How high pieces were when they were last seen, for those that come back in a block.
  const [heights] = useState(() => new Map<string, number>())
  const shared = { heights, each: height }
  const pieces = (start: number, end: number) =>
    cut(start, end, together).map(([from, to]) => (
      <Piece
        key={from}
        {...shared}
        id={`${name}-${from / together}`}
        rows={to - from}
        shown={from < atFirst}
        beyond={reach.rows}
        lined={!!lined && from > 0}
      >
        {() => rows.slice(from, to).map(row => <Held key={keyOf(row)}>{children(row)}</Held>)}
      </Piece>
    ))
  if (rows.length <= inBlock) return <View>{pieces(0, rows.length)}</View>
  return (
    <View>
      {cut(0, rows.length, inBlock).map(([from, to]) => (
        <Piece
          key={from}
          {...shared}
          id={`${name}-block-${from / inBlock}`}
          rows={to - from}
          shown={from === 0}
          beyond={reach.block}
          lined={false}
        >
          {() => pieces(from, to)}
        </Piece>
      ))}
    </View>
  )
}

const Held = ({ children }: { children: ReactNode }) => <>{children}</>

/** From start to end in parts of at most `most`: [0, 3], [3, 6], [6, 7]. */
function cut(start: number, end: number, most: number): [from: number, to: number][] {
  const parts: [number, number][] = []
  for (let from = start; from < end; from += most) parts.push([from, Math.min(end, from + most)])
  return parts
}

interface PieceProps {
  id: string
  rows: number
  /** About how high one of them is, in px. */
  each: number
  heights: Map<string, number>
  /** Drawn before anything was scrolled. */
  shown: boolean
  /** How far beyond the screen it stays drawn, in px. */
  beyond: number
  lined: boolean
  children: () => ReactNode
}

function Piece({ id, rows, each, heights, shown, beyond, lined, children }: PieceProps) {
  const [near, setNear] = useState(shown)
  const known = `${id}/${rows}`
  useEffect(() => {
    const page = Taro.getCurrentInstance().page
    if (!page) return undefined
    const observer = Taro.createIntersectionObserver(page, { initialRatio: shown ? 1 : 0 })
    observer.relativeToViewport({ top: beyond, bottom: beyond }).observe(`#${id}`, seen => {
      const { top = 0, bottom = 0 } = seen.boundingClientRect ?? {}
      // A page that is covered by another has no size: nothing is learnt from it.
      if (bottom - top <= 0) return
      const comes = (seen.intersectionRatio ?? 0) > 0
      if (!comes) heights.set(known, bottom - top)
      setNear(comes)
    })
    return () => observer.disconnect()
  }, [id, known, shown, beyond, heights])
  const room = `height:${heights.get(known) ?? rows * each}px`
  return (
    <View id={id} className={lined ? css.lined : undefined} style={near ? '' : room}>
      {near && children()}
    </View>
  )
}
