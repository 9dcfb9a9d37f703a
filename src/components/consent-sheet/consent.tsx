import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { consumerPage, go } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { refusalSentence } from '@/texts/refusals'
import { words } from '@/texts/words'
import { Button, Link } from '../button'
import { cx } from '../class-names'
import { Icon } from '../icon'
import type { IconName } from '../icon'
import { Sheet } from '../sheet'
import css from './consent-sheet.module.scss'

/** What joining means, short enough to be read. */
const meaning: { icon: IconName; line: string }[] = [
  { icon: 'order', line: '记下你的订单，取货、退款都凭它' },
  { icon: 'points', line: '买过的攒积分，到期前会写明' },
  { icon: 'shield', line: '只用来办你的事，随时可以撤回' },
]

interface ConsentSheetProps {
  open: boolean
  /** She is a member already and took her consent back, or a text changed. */
  returning: boolean
  busy: boolean
  refusal: Refusal | undefined
  onRefuse: () => void
  onJoin: () => void
}

/** Two taps: one says she read and agrees, one makes her a member. Saying no is one tap of the same size. */
export function ConsentSheet({ open, returning, busy, refusal, onRefuse, onJoin }: ConsentSheetProps) {
  const [agreed, setAgreed] = useState(false)
  // A text that changed was not what she agreed to.
  const changed = refusal?.code === 'consent-needed'
  useEffect(() => {
    if (changed || !open) setAgreed(false)
  }, [changed, open])

  return (
    <Sheet
      open={open}
      onClose={onRefuse}
      title={returning ? '看过再继续' : `成为${words.brand}会员`}
      testid="consent"
      foot={
        <>
          <Button look="plain" onClick={onRefuse} testid="not-now">
            先不了
          </Button>
          <Button full busy={busy} disabled={!agreed} onClick={onJoin} testid="become-member">
            {busy ? '正在办' : returning ? '继续做会员' : '成为会员'}
          </Button>
        </>
      }
    >
      {meaning.map(({ icon, line }) => (
        <View key={icon} className={css.line}>
          <Icon name={icon} className={css.icon} />
          <View className="grow">{line}</View>
        </View>
      ))}
      <View className={css.texts}>
        <Link onClick={() => go(consumerPage('privacy'))} testid="read-privacy">
          《隐私说明》
        </Link>
        <Link onClick={() => go(consumerPage('agreement'))} testid="read-agreement">
          《用户协议》
        </Link>
      </View>
      <View
        className={css.agree}
        onClick={() => setAgreed(!agreed)}
        data-testid="agree"
        {...spoken('checkbox', '我看过并同意', { checked: agreed })}
      >
        <View className={cx(css.box, agreed && css.ticked)}>{agreed && <Icon name="check" size="xs" />}</View>
        <View className="b">我看过并同意</View>
      </View>
      {refusal && (
        <View className="t26 dg mt2" data-testid="consent-refused" {...spoken('alert')}>
          {refusalSentence(refusal)}
        </View>
      )}
    </Sheet>
  )
}
