import { View } from '@tarojs/components'
import { memo, useEffect, useState } from 'react'
import { Link } from '@/components/button'
import { Card, Section } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { Note } from '@/components/note'
import { Price } from '@/components/price'
import { Row } from '@/components/row'
import { Tag } from '@/components/tag'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { fullWhen, until } from '@/texts/dates'
import type { OpeningView } from '#contracts/leader'
import { lastWords, ruleNote, ruleWords } from '../words'
import css from './open-group.module.scss'

interface ParticularsProps {
  opening: OpeningView
  pointName: string | undefined
  /** She receives at more than one place. */
  onPlace?: () => void
}

/** Rows of goods shown first, and at most: a page stays light with two hundred. */
const first = 5
const most = 24

/** What neighbours will be promised, before it is promised. */
export function Particulars({ opening, pointName, onPlace }: ParticularsProps) {
  const { rule, crateSize, endsAt, collectFrom, last, goods } = opening
  const at = now()
  const out = goods.filter(({ inStock }) => !inStock).length
  const elder = useElder()
  // Large letters leave no room beside a title.
  const aside = (said: string) => (elder ? { note: said } : { value: <View className="dim">{said}</View> })
  return (
    <>
      <View className="pad mt3">
        <Card>
          <Row icon="crate" title={ruleWords(rule)} {...aside(ruleNote(rule, crateSize))} tight />
          <Row icon="clock" title="截单" {...aside(until(endsAt, at))} tight />
          <Row
            icon="door"
            title={`${fullWhen(collectFrom, at)} 起取`}
            note={pointName}
            tight
            {...(onPlace ? { onClick: onPlace } : {})}
            testid="opening-point"
          />
          {last && <Row icon="list" title="上次" note={lastWords(last, at)} tight />}
        </Card>
      </View>
      <Section
        title="卖这些"
        aside={out > 0 ? `${goods.length} 种，${out} 种库里没有了` : `${goods.length} 种`}
      />
      <Goods goods={goods} />
      <View className="pad mt3">
        <Note tone="accent" icon="shield">
          价格是青屿今天的团购价，开了不会变。没成团，邻居付的钱原路全退。
          {out > 0 && '库里没有的会显示卖完，补了货自己上架。'}
        </Note>
      </View>
    </>
  )
}

function Goods({ goods }: { goods: OpeningView['goods'] }) {
  const [all, setAll] = useState(false)
  useEffect(() => setAll(false), [goods])
  const shown = goods.slice(0, all ? most : first)
  const rest = goods.length - shown.length
  return (
    <View className="pad">
      <Card>
        {shown.map(good => (
          <Good key={good.sku} good={good} />
        ))}
      </Card>
      {rest > 0 && !all && <Link onClick={() => setAll(true)}>还有 {rest} 种，展开看</Link>}
      {rest > 0 && all && <View className="t26 dim mt3">还有 {rest} 种，开团以后在团里都看得到。</View>}
    </View>
  )
}

const Good = memo(function Good({ good }: { good: OpeningView['goods'][number] }) {
  return (
    <View className={css.good}>
      <GoodsPic art={good.art} tint={good.tint} size="s" />
      <View className={css.goodName}>{good.name}</View>
      {!good.inStock && (
        <View className="mr2">
          <Tag tone="warm">库里没有了</Tag>
        </View>
      )}
      <Price fen={good.priceFen} size="n" tone="warm" />
    </View>
  )
})
