import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { door } from '@/cloud/client'
import { toast } from './overlay.h5'
import type { ShareCard } from './share'

/** The card of the page on top. */
let onTop: (() => ShareCard) | undefined

export function useShareCard(card: () => ShareCard): void {
  const latest = useRef(card)
  latest.current = card
  const show = () => {
    onTop = () => latest.current()
  }
  useEffect(show, [])
  useDidShow(show)
  useDidHide(() => {
    onTop = undefined
  })
}

export function shareFromButton(): void {
  if (!onTop) return
  void door<{ id: string }>('POST', '/share', { ...onTop() }).then(answer =>
    toast(answer ? '已转到邻居群' : '没转出去，稍后再试'),
  )
}
