import { Field } from '@/components/field'
import { thousands } from '@/texts/money'
import { MOST_MOVED } from '#domain/stock/limits'
import { MoveSheet } from './move-sheet'
import type { useStockItem } from './use-stock-item'
import { useUnits } from './use-units'

/** A delivery that came into the warehouse. A new sheet after each one. */
export function ReceiveSheet({
  name,
  moving,
}: {
  name: string
  moving: ReturnType<typeof useStockItem>['moving']
}) {
  const { text, type, units, wrong } = useUnits(moving.typed)
  return (
    <MoveSheet
      what="receive"
      title={`进货：${name}`}
      moving={moving}
      move={units === null ? null : { units }}
      words={{
        save: units === null ? '记进货' : `记 ${thousands(units)} 件`,
        busy: '正在记',
        leave: '不记',
      }}
      notePlaceholder="批次、单号，可以不写"
    >
      <Field
        value={text}
        onInput={type}
        type="number"
        maxLength={6}
        label="进了多少件"
        placeholder="进了多少件，例如 240"
        hint={wrong ? `写整数，一次最多 ${thousands(MOST_MOVED)} 件` : '按件数，不按箱：10 箱 24 瓶的写 240'}
        wrong={wrong}
        testid="receive-units"
      />
    </MoveSheet>
  )
}
