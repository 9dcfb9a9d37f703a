import { View } from '@tarojs/components'
import type { Refusal } from '@/cloud/client'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { refusalSentence } from '@/texts/refusals'
import css from './me.module.scss'

const stops = ['不能再下单和攒分', '会员卡、订单和消息先看不到', '不再问你两问']
const goes = ['已付的照常交给你，取货码留在手机上', '该退的钱照常原路退回', '攒下的积分留着，再同意就能看到']

interface WithdrawSheetProps {
  open: boolean
  busy: boolean
  refusal: Refusal | undefined
  onClose: () => void
  onWithdraw: () => void
}

/** Taking consent back, with exactly what stops and what goes on. */
export function WithdrawSheet({ open, busy, refusal, onClose, onWithdraw }: WithdrawSheetProps) {
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="撤回同意"
      testid="withdraw-sheet"
      foot={
        <>
          <Button look="plain" full onClick={onClose} testid="keep-consent">
            不撤回
          </Button>
          <Button look="stop" full busy={busy} onClick={onWithdraw} testid="confirm-withdraw">
            {busy ? '正在办' : '撤回'}
          </Button>
        </>
      }
    >
      <View className="b">马上停的</View>
      {stops.map(line => (
        <View key={line} className={css.effect}>
          <Icon name="close" size="s" className={css.stops} />
          <View className="grow">{line}</View>
        </View>
      ))}
      <View className="b mt4">照常办的</View>
      {goes.map(line => (
        <View key={line} className={css.effect}>
          <Icon name="check" size="s" className={css.goes} />
          <View className="grow">{line}</View>
        </View>
      ))}
      <View className="t26 dim mt3">只停用，不删除。要删掉，请在「隐私说明」里找青屿。</View>
      {refusal && <View className="t26 dg mt2">{refusalSentence(refusal)}</View>}
    </Sheet>
  )
}
