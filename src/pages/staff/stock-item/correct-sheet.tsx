import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip, Chips } from '@/components/chip'
import { Field } from '@/components/field'
import { thousands } from '@/texts/money'
import { correctionWords } from '@/texts/staff/stock'
import type { StockItemOutput } from '#contracts/stock'
import type { CorrectionReason } from '#domain/stock/types'
import { MOST_MOVED } from '#domain/stock/limits'
import { MoveSheet } from './move-sheet'
import type { useStockItem } from './use-stock-item'
import { useUnits } from './use-units'

const ways = {
  less: {
    word: '少了',
    label: '少了多少件',
    sign: -1,
    reasons: ['broken', 'missing', 'miscounted', 'other'],
  },
  more: { word: '多了', label: '多了多少件', sign: 1, reasons: ['found', 'miscounted', 'other'] },
} as const
type Way = keyof typeof ways

/** Somebody counted: how many fewer or more there are, and why. A new sheet after each one. */
export function CorrectSheet({
  stock: { name, free },
  moving,
}: {
  stock: StockItemOutput
  moving: ReturnType<typeof useStockItem>['moving']
}) {
  const { typed } = moving
  const [way, setWay] = useState<Way>('less')
  const [why, setWhy] = useState<CorrectionReason>()
  const { text, type, units, wrong } = useUnits(typed)
  const { label, sign, reasons } = ways[way]
  const after = units === null ? null : free + sign * units
  const tooMany = after !== null && after < 0
  const turn = (next: Way) => {
    setWay(next)
    setWhy(undefined)
    typed()
  }
  return (
    <MoveSheet
      what="correct"
      title={`盘点：${name}`}
      moving={moving}
      move={units !== null && why && !tooMany ? { units: sign * units, why } : null}
      words={{
        save: after === null || tooMany ? '改数' : `改成 ${thousands(after)} 件`,
        busy: '正在改',
        leave: '不改',
      }}
      notePlaceholder="备注，可以不写"
    >
      <Chips label="数出来和账上比" radio>
        {(Object.keys(ways) as Way[]).map(one => (
          <Chip key={one} radio on={one === way} onClick={() => turn(one)} testid={`way-${one}`}>
            {ways[one].word}
          </Chip>
        ))}
      </Chips>
      <View className="mt3">
        <Field
          value={text}
          onInput={type}
          type="number"
          maxLength={6}
          label={label}
          placeholder={label}
          hint={
            wrong
              ? `写整数，一次最多 ${thousands(MOST_MOVED)} 件`
              : tooMany
                ? `库里只有 ${thousands(free)} 件没放出去，放在各团架上的这里减不了`
                : `账上库里 ${thousands(free)} 件`
          }
          wrong={wrong || tooMany}
          testid="correct-units"
        />
      </View>
      <View className="mt3 mb1 t26 dim">为什么</View>
      <Chips label="为什么" radio>
        {reasons.map(reason => (
          <Chip
            key={reason}
            radio
            on={why === reason}
            onClick={() => setWhy(reason)}
            testid={`why-${reason}`}
          >
            {correctionWords[reason]}
          </Chip>
        ))}
      </Chips>
    </MoveSheet>
  )
}
