import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Chip, Chips } from '@/components/chip'
import { Field } from '@/components/field'
import { RefusalNote } from '@/components/refusal-note'
import { Sheet } from '@/components/sheet'
import { thousands } from '@/texts/money'
import { correctionWords } from '@/texts/staff/stock'
import type { StockItemOutput } from '#contracts/stock'
import type { CorrectionReason } from '#domain/stock/types'
import { readUnits } from './read-units'
import type { useStockItem } from './use-stock-item'

const reasons: Record<'less' | 'more', CorrectionReason[]> = {
  less: ['broken', 'missing', 'miscounted', 'other'],
  more: ['found', 'miscounted', 'other'],
}

/** Somebody counted: how many fewer or more there are, and why. A new sheet after each one. */
export function CorrectSheet({
  stock: { name, free },
  moving,
}: {
  stock: StockItemOutput
  moving: ReturnType<typeof useStockItem>['moving']
}) {
  const { open, busy, refusal, save, leave, typed } = moving
  const [way, setWay] = useState<'less' | 'more'>('less')
  const [text, setText] = useState('')
  const [why, setWhy] = useState<CorrectionReason>()
  const [note, setNote] = useState('')
  const units = readUnits(text)
  const wrong = text.trim() !== '' && units === null
  const tooMany = way === 'less' && units !== null && units > free
  const ready = units !== null && why !== undefined && !tooMany
  const turn = (next: typeof way) => {
    setWay(next)
    setWhy(undefined)
    typed()
  }
  return (
    <Sheet
      open={open === 'correct'}
      onClose={leave}
      title={`盘点：${name}`}
      testid="correct-sheet"
      foot={
        <>
          <Button look="plain" onClick={leave}>
            不改
          </Button>
          <Button
            full
            busy={busy}
            disabled={!ready}
            onClick={() =>
              ready && void save({ units: way === 'less' ? -units : units, why, note: note.trim() })
            }
            testid="correct"
          >
            {busy
              ? '正在改'
              : units === null || tooMany
                ? '改数'
                : `改成 ${thousands(way === 'less' ? free - units : free + units)} 件`}
          </Button>
        </>
      }
    >
      <Chips label="数出来和账上比" radio>
        <Chip radio on={way === 'less'} onClick={() => turn('less')} testid="way-less">
          少了
        </Chip>
        <Chip radio on={way === 'more'} onClick={() => turn('more')} testid="way-more">
          多了
        </Chip>
      </Chips>
      <View className="mt3">
        <Field
          value={text}
          onInput={next => {
            setText(next)
            typed()
          }}
          type="number"
          maxLength={6}
          label={way === 'less' ? '少了多少件' : '多了多少件'}
          placeholder={way === 'less' ? '少了多少件' : '多了多少件'}
          hint={
            wrong
              ? '写整数'
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
        {reasons[way].map(reason => (
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
      <View className="mt3">
        <Field
          value={note}
          onInput={setNote}
          maxLength={60}
          label="备注"
          placeholder="备注，可以不写"
          testid="correct-note"
        />
      </View>
      {refusal && <RefusalNote refusal={refusal} />}
    </Sheet>
  )
}
