import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken, unspoken } from '@/platform/spoken'
import css from './skeleton.module.scss'

/** One still shape; sizes in px at 375. A round one takes its height as its width. */
export function Bone({
  w,
  h,
  round,
  className,
}: {
  w?: number
  h: number
  round?: boolean
  className?: string
}) {
  const px = (n: number) => Taro.pxTransform(n * 2)
  return (
    <View
      className={`${css.bone} ${className ?? ''}`}
      style={`width:${w === undefined && !round ? '100%' : px(round ? h : (w ?? h))};height:${px(h)};${round ? 'border-radius:50%' : ''}`}
      {...unspoken}
    />
  )
}

/** Around a page's bones: tells the screen reader that it is being read, once. */
export function Skeleton({ children }: { children: ReactNode }) {
  return (
    <View data-testid="skeleton" {...spoken('status', '正在读取')}>
      {children}
    </View>
  )
}

/** A list's rows: a picture, two lines. */
export function BoneRows({ rows = 3, picture = 64 }: { rows?: number; picture?: number }) {
  return (
    <View>
      {Array.from({ length: rows }, (_, i) => (
        <View key={i} className={css.row}>
          <Bone w={picture} h={picture} />
          <View className={css.lines}>
            <Bone w={i % 2 ? 120 : 96} h={16} />
            <Bone w={150} h={13} className={css.second} />
          </View>
        </View>
      ))}
    </View>
  )
}
