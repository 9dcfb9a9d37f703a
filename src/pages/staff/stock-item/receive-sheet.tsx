import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { RefusalNote } from '@/components/refusal-note'
import { Sheet } from '@/components/sheet'
import { thousands } from '@/texts/money'
import { MOST_UNITS, readUnits } from './read-units'
import type { useStockItem } from './use-stock-item'

/** A delivery that came into the warehouse. A new sheet after each one. */
export function ReceiveSheet({
  name,
  moving,
}: {
  name: string
  moving: ReturnType<typeof useStockItem>['moving']
}) {
  const { open, busy, refusal, save, leave, typed } = moving
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const units = readUnits(text)
  const wrong = text.trim() !== '' && units === null
  return (
    <Sheet
      open={open === 'receive'}
      onClose={leave}
      title={`进货：${name}`}
      testid="receive-sheet"
      foot={
        <>
          <Button look="plain" onClick={leave}>
            不记
          </Button>
          <Button
            full
            busy={busy}
            disabled={units === null}
            onClick={() => units !== null && void save({ units, note: note.trim() })}
            testid="receive"
          >
            {busy ? '正在记' : units === null ? '记进货' : `记 ${thousands(units)} 件`}
          </Button>
        </>
      }
    >
      <Field
        value={text}
        onInput={next => {
          setText(next)
          typed()
        }}
        type="number"
        maxLength={6}
        label="进了多少件"
        placeholder="进了多少件，例如 240"
        hint={wrong ? `写整数，一次最多 ${thousands(MOST_UNITS)} 件` : '按件数，不按箱：10 箱 24 瓶的写 240'}
        wrong={wrong}
        testid="receive-units"
      />
      <View className="mt3">
        <Field
          value={note}
          onInput={setNote}
          maxLength={60}
          label="备注"
          placeholder="批次、单号，可以不写"
          testid="receive-note"
        />
      </View>
      {refusal && <RefusalNote refusal={refusal} />}
    </Sheet>
  )
}
