import { View } from '@tarojs/components'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { GoodsPic } from '@/components/goods-pic'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import { now } from '@/session/clock'
import { go, staffPage } from '@/platform/route'
import { when } from '@/texts/dates'
import { stateWord } from '@/texts/group-state'
import { thousands } from '@/texts/money'
import { levelWords, moveWord, signedUnits } from '@/texts/staff/stock'
import type { StockItemOutput } from '#contracts/stock'
import { CorrectSheet } from './correct-sheet'
import { ReceiveSheet } from './receive-sheet'
import { useStockItem } from './use-stock-item'
import css from './stock-item.module.scss'

/** One item: how the books come to what is free, who has the rest, and everything that came in or was corrected. */
export default function StockItem() {
  const { asked, again, moving } = useStockItem()
  if (asked.state === 'refused')
    return (
      <Page title="库存" fill testid="stock-item">
        <Broken refusal={asked.refusal} title="没读到这一款的库存" again={() => void again()} />
      </Page>
    )
  if (asked.state === 'asking')
    return (
      <Page title="库存" testid="stock-item">
        <Skeleton>
          <View className="pad">
            <Bone h={96} />
            <Bone h={170} className="mt3" />
            <View className="mt3">
              <BoneRows rows={3} picture={0} />
            </View>
          </View>
        </Skeleton>
      </Page>
    )
  const stock = asked.data
  return (
    <Page
      title={stock.name}
      testid="stock-item"
      bar={
        <>
          <Button look="ghost" full onClick={() => moving.begin('correct')} testid="open-correct">
            盘点改数
          </Button>
          <Button full onClick={() => moving.begin('receive')} testid="open-receive">
            记进货
          </Button>
        </>
      }
    >
      <View className="pad">
        <Free stock={stock} />
        <Sum stock={stock} />
      </View>
      <Groups stock={stock} />
      <Moves moves={stock.moves} />
      <ReceiveSheet key={`in${stock.received}`} name={stock.name} moving={moving} />
      <CorrectSheet key={`by${stock.corrected}`} stock={stock} moving={moving} />
    </Page>
  )
}

function Free({ stock: { art, tint, spec, free, level } }: { stock: StockItemOutput }) {
  const said = levelWords[level]
  return (
    <Card up inset className={css.free}>
      <GoodsPic art={art} tint={tint} size="m" />
      <View className="grow ml3">
        <View className="t26 dim">库里没放出去的 · {spec}</View>
        <View className="fx base wrap">
          <View className="t60 b nw" data-testid="free">
            {thousands(free)}
          </View>
          <View className="ml1 mr2">件</View>
          {said && <Tag tone={said.tone}>{said.word}</Tag>}
        </View>
      </View>
    </Card>
  )
}

/** How the books come to what is free, so that whoever doubts it can add it up. */
function Sum({ stock: { received, corrected, leased, sold, free } }: { stock: StockItemOutput }) {
  const lines = [
    { word: '进过货', units: received, sign: '' },
    { word: '盘点改过', units: Math.abs(corrected), sign: corrected < 0 ? '−' : '+' },
    { word: '成团卖掉', units: sold, sign: '−' },
    { word: '在各团架上', units: leased, sign: '−' },
  ]
  return (
    <Card inset spaced testid="sum">
      {lines.map(({ word, units, sign }) => (
        <View key={word} className={css.line}>
          <View className="grow dim">{word}</View>
          <View className="nw">
            {units === 0 ? '' : sign} {thousands(units)}
          </View>
        </View>
      ))}
      <View className={`${css.line} ${css.result}`}>
        <View className="grow">库里还有</View>
        <View className="b nw">{thousands(free)} 件</View>
      </View>
    </Card>
  )
}

function Groups({ stock: { groups, moreGroups } }: { stock: StockItemOutput }) {
  return (
    <>
      <Section
        title="在哪些团的架上"
        aside={groups.length > 0 ? `${groups.length + moreGroups} 个团` : '一个团也没有'}
      />
      {groups.length > 0 && (
        <View className="pad">
          <Card>
            {groups.map(({ groupId, title, state, units, free }) => (
              <Row
                key={groupId}
                title={<View className="one">{title}</View>}
                note={`${stateWord({ state })} · 还没卖的 ${thousands(free)} 件`}
                value={<View className="nw">{thousands(units)} 件</View>}
                onClick={() => go(staffPage('group'), { id: groupId })}
                testid={`shelf-${groupId}`}
              />
            ))}
            {moreGroups > 0 && <Row title={`还有 ${moreGroups} 个团，拿得更少`} />}
          </Card>
        </View>
      )}
    </>
  )
}

function Moves({ moves }: Pick<StockItemOutput, 'moves'>) {
  return (
    <>
      <Section title="进货和盘点" aside={moves.length > 0 ? '最近的在前' : '还没有记过'} />
      {moves.length > 0 && (
        <View className="pad">
          <Card>
            {moves.map((move, index) => (
              <Row
                key={index}
                title={moveWord(move)}
                note={
                  <View>
                    {move.byName} · {when(move.at, now())}
                    {move.note && ` · ${move.note}`}
                  </View>
                }
                value={<View className={move.units < 0 ? 'nw wm' : 'nw'}>{signedUnits(move.units)}</View>}
                testid={`move-${index}`}
              />
            ))}
          </Card>
        </View>
      )}
    </>
  )
}
