import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { QrCode } from '@/components/qr-code'
import { spacedCode } from '@/texts/orders'
import css from './order.module.scss'

/** The code, readable across a stairwell; drawn on the phone, so that it is there without network. */
export function CodeCard({ code, codeText, to }: { code: string; codeText: string; to: string }) {
  return (
    <Card up className={css.code}>
      <View className="t26 dim">把这个码给{to}看</View>
      <View className={css.digits} data-testid="code">
        {spacedCode(code)}
      </View>
      <View className={css.qr}>
        <QrCode text={codeText} size="m" label={`取货二维码，取货码 ${[...code].join(' ')}`} />
      </View>
      <View className="t26 dim">没网也能看 · 只能用一次</View>
    </Card>
  )
}
