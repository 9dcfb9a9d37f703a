import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import css from './commission.module.scss'

const rules = (days: number): [string, string][] => [
  ['按什么算', '邻居实付的货款，用掉的积分和券不算在内。'],
  ['怎么取整', '一单里每一样分开算，每样舍到分，再加起来。'],
  ['什么时候是你的', `货取走满 ${days} 天，没有退的部分到账上。`],
  ['什么不计', '你自己买的不计。退掉的按当时的比例扣回。'],
  ['怎么拿到手', '现在只记账。付到哪里、怎么付，开通结算时再告诉你。'],
]

/** The rules of the money, in the order in which they are asked about. */
export function HowSheet({ open, onClose, days }: { open: boolean; onClose: () => void; days: number }) {
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="佣金怎么算"
      testid="how-sheet"
      foot={
        <Button full look="plain" onClick={onClose}>
          知道了
        </Button>
      }
    >
      {rules(days).map(([what, how]) => (
        <View key={what} className={css.rule}>
          <View className="b">{what}</View>
          <View className="dim">{how}</View>
        </View>
      ))}
    </Sheet>
  )
}
