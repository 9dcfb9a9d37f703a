import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Seal } from '@/components/face'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import type { CaseOutput } from '#contracts/staff'
import css from './case.module.scss'

/** Lines of the conversation in their order; the brand's carry its seal and the colleague's name. */
export function Thread({ lines, reasons }: { lines: CaseOutput['thread']; reasons?: string[] }) {
  return (
    <>
      {lines.map((line, index) => {
        const head =
          line.by === 'brand' ? line.name : index === 0 && reasons?.length ? reasons.join('、') : line.name
        return (
          <View
            key={index}
            className={cx(css.said, line.by === 'brand' && css.ours, 'mt3')}
            data-testid={`said-${line.by}`}
          >
            <View className="fx sp">
              <View className="fx grow">
                {line.by === 'brand' && <Seal size="xs" />}
                <View className={line.by === 'brand' ? 'b ml1' : 'b'}>{head}</View>
              </View>
              <View className="t26 dim nw ml2">{when(line.at, now())}</View>
            </View>
            {line.text || (index === 0 ? '没有多写' : '')}
          </View>
        )
      })}
    </>
  )
}
