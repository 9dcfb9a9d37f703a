import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { RefusalNote } from '@/components/refusal-note'
import { Sheet } from '@/components/sheet'
import type { useDesk } from './use-desk'

/** Before neighbours are sent to the hallway: who will be told, and that it is said once. */
export function ArriveSheet({ arrival }: { arrival: ReturnType<typeof useDesk>['arrival'] }) {
  const { group, open, busy, refusal, arrive, leave } = arrival
  return (
    <Sheet
      open={open}
      onClose={leave}
      title="货都到齐了吗"
      testid="arrive-sheet"
      foot={
        <>
          <Button look="plain" onClick={leave} testid="not-arrived">
            还没有
          </Button>
          <Button full busy={busy} onClick={() => void arrive()} testid="confirm-arrive">
            {busy ? '正在告诉他们' : '到齐了，告诉他们'}
          </Button>
        </>
      }
    >
      {group && (
        <>
          <View className="b">
            {group.title}，{group.orders} 份 {group.units} 瓶
          </View>
          <View className="mt2">
            点下去以后，这 {group.orders} 份的邻居会收到：货到了，凭取货码来取。正在退款的不会收到。
          </View>
          <View className="dim mt2">只说一次，收不回来。先对一下箱数。</View>
        </>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </Sheet>
  )
}
