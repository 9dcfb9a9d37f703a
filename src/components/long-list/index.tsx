import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import css from './long-list.module.scss'

/** Rows that come and go together. */
const together = 3
/** So much is drawn before the first scroll. */
const atFirst = 9
/** How far beyond the screen, in px, rows are kept drawn. */
const reach = 160

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
  const chunks = useMemo(() => {
    const each: T[][] = []
    for (let from = 0; from < rows.length; from += together) each.push(rows.slice(from, from + together))
    return each
  }, [rows])
  return (
    <View>
      {chunks.map((chunk, index) => (
        <Chunk
          key={index}
          id={`${name}-${index}`}
          shown={index * together < atFirst}
          height={chunk.length * height}
          lined={!!lined && index > 0}
        >
          {() => chunk.map(row => <Held key={keyOf(row)}>{children(row)}</Held>)}
        </Chunk>
      ))}
    </View>
  )
}

const Held = ({ children }: { children: ReactNode }) => <>{children}</>

interface ChunkProps {
  id: string
  shown: boolean
  height: number
  lined: boolean
  children: () => ReactNode
}

function Chunk({ id, shown, height, lined, children }: ChunkProps) {
  const [near, setNear] = useState(shown)
  const [room, setRoom] = useState(height)
  useEffect(() => {
    const page = Taro.getCurrentInstance().page
    if (!page) return undefined
    const observer = Taro.createIntersectionObserver(page, { initialRatio: shown ? 1 : 0 })
    observer.relativeToViewport({ top: reach, bottom: reach }).observe(`#${id}`, seen => {
      const { top = 0, bottom = 0 } = seen.boundingClientRect ?? {}
      // A page that is covered by another has no size: nothing is learnt from it.
      if (bottom - top <= 0) return
      if ((seen.intersectionRatio ?? 0) > 0) setNear(true)
      else {
        setRoom(bottom - top)
        setNear(false)
      }
    })
    return () => observer.disconnect()
  }, [id, shown])
  return (
    <View id={id} className={lined ? css.lined : undefined} style={near ? '' : `height:${room}px`}>
      {near && children()}
    </View>
  )
}
