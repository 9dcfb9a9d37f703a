import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { RefusalNote } from '@/components/refusal-note'
import { Sheet } from '@/components/sheet'
import { money } from '@/texts/money'
import { oddAmount, oddWhy, refundReasons } from '@/texts/staff/words'
import type { Mending, useMending } from './use-mending'

interface MendingSheetProps {
  mending: Mending
  doing: ReturnType<typeof useMending>
  payableFen: number
}

/** Before money moves: which, how much, to whom, and what becomes of the order. */
export function MendingSheet({ mending, doing, payableFen }: MendingSheetProps) {
  const { open, busy, refusal, mend, leave } = doing
  const [note, setNote] = useState('')
  const noting = mending.what === 'odd' && !mending.odd.ours
  const amount = mending.what === 'odd' ? oddAmount(mending.odd) : money(mending.refund.fen)
  return (
    <Sheet
      open={open}
      onClose={leave}
      title={noting ? '记下这笔钱的去向' : mending.what === 'odd' ? '把这笔钱退回去' : '重新申请退款'}
      testid="mending-sheet"
      foot={
        <>
          <Button look="plain" onClick={leave}>
            先不动
          </Button>
          <Button
            full
            busy={busy}
            disabled={noting && note.trim() === ''}
            onClick={() => void mend(note.trim())}
            testid="confirm-mending"
          >
            {busy ? '正在办' : noting ? '记下，这单照常结束' : `退 ${amount}`}
          </Button>
        </>
      }
    >
      {mending.what === 'odd' ? (
        <>
          <View>
            收到 {amount}，这一单应付 {money(payableFen)}。{oddWhy[mending.odd.why]}
          </View>
          <View className="dim mt2">
            {noting
              ? '钱没有进我们的账户，从这里退不了。写清楚问到了什么，这一单按没付款结束。'
              : '全额原路退给付款的人。退成以后，这一单按没付款结束，货放回货架。'}
          </View>
        </>
      ) : (
        <>
          <View>
            {refundReasons[mending.refund.reason]}，{amount}，微信关闭了上一次退款。
          </View>
          <View className="dim mt2">换一个退款单号再退一次。点多少次都只会退这一笔。</View>
        </>
      )}
      {noting && (
        <View className="mt3">
          <Field
            value={note}
            onInput={setNote}
            lines={3}
            maxLength={200}
            label="这笔钱的去向"
            placeholder="例如：问过微信支付，钱在另一个商户号，已请对方退回"
            testid="mending-note"
          />
        </View>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </Sheet>
  )
}
