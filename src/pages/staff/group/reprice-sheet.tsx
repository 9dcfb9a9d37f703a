import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { money } from '@/texts/money'
import { refusalSentence } from '@/texts/refusals'
import { readPrice } from '#domain/goods/read-number'
import type { Line } from './pool'

interface RepriceSheetProps {
  line: Line
  /** Orders that keep their price. */
  paid: number
  open: boolean
  busy: boolean
  refusal: Refusal | undefined
  onType: () => void
  onSave: (priceFen: number) => void
  onClose: () => void
}

/** A new price, typed to the fen; before the tap it says who is affected and who is not. Key it by sku. */
export function RepriceSheet({
  line,
  paid,
  open,
  busy,
  refusal,
  onType,
  onSave,
  onClose,
}: RepriceSheetProps) {
  const [text, setText] = useState('')
  const fen = readPrice(text)
  const unreadable = text.trim() !== '' && fen === null
  const same = fen === line.priceFen
  const hint = refusal
    ? refusalSentence(refusal)
    : unreadable
      ? '写成 4.60 这样，最多到分'
      : same
        ? '和现在一样'
        : `现在 ${money(line.priceFen)}`
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={`改价：${line.name}`}
      testid="reprice-sheet"
      foot={
        <>
          <Button look="plain" onClick={onClose}>
            不改
          </Button>
          <Button
            full
            busy={busy}
            disabled={fen === null || same}
            onClick={() => fen !== null && onSave(fen)}
            testid="save-price"
          >
            {busy ? '正在改' : fen === null ? '改价' : `改成 ${money(fen)}`}
          </Button>
        </>
      }
    >
      <Field
        value={text}
        onInput={next => {
          setText(next)
          onType()
        }}
        type="digit"
        maxLength={10}
        label="新价，单位元"
        placeholder="新价，例如 4.60"
        hint={hint}
        wrong={!!refusal || unreadable}
        testid="price-input"
      />
      <View className="mt3">
        <Note tone="warm" title="改了以后">
          {paid > 0 ? `已付的 ${paid} 单不变。` : '已付的不变。'}
          正在结算的会被问一次，同意了才按新价付。之后的新单都按新价。
        </Note>
      </View>
    </Sheet>
  )
}
