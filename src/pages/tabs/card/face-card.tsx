import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import art from '@/art/drawings/card-art.svg'
import mark from '@/art/marks/qingyu-gold.svg'
import word from '@/art/marks/qingyu-word-gold.svg'
import { Picture } from '@/components/picture'
import { words } from '@/texts/words'
import css from './card.module.scss'

interface FaceCardProps {
  /** At the upper right. */
  rank?: string
  name: ReactNode
  no: ReactNode
  foot?: ReactNode
}

/** The member card: deep green into night, a gold line, the island. */
export function FaceCard({ rank, name, no, foot }: FaceCardProps) {
  return (
    <View className={css.card} data-testid="member-card">
      <View className={css.line} />
      <Picture src={art} className={css.art} />
      <View className={css.on}>
        <View className="fx sp">
          <View className="fx">
            <Picture src={mark} className={css.mark} />
            <Picture src={word} className={css.word} label={words.brand} />
          </View>
          {rank && <View className={css.rank}>{rank}</View>}
        </View>
        <View className="grow" />
        <View className={css.name}>{name}</View>
        <View className={css.no}>{no}</View>
        {foot && <View className={css.foot}>{foot}</View>}
      </View>
    </View>
  )
}
