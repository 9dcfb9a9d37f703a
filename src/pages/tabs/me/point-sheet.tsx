import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { Refusal } from '@/cloud/client'
import { listGroups } from '@/cloud/group'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { BoneRows } from '@/components/skeleton'
import { refusalSentence } from '@/texts/refusals'
import type { ListOutput } from '#contracts/group'

interface PointSheetProps {
  open: boolean
  chosen: string | undefined
  refusal: Refusal | undefined
  onClose: () => void
  onChoose: (pointId: string) => void
}

/** Where I collect; the points are read when they are wanted. */
export function PointSheet({ open, chosen, refusal, onClose, onChoose }: PointSheetProps) {
  const [points, setPoints] = useState<ListOutput['points']>()
  const [unread, setUnread] = useState<Refusal>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!open) return
    setUnread(undefined)
    void listGroups().then(reply => (reply.ok ? setPoints(reply.data.points) : setUnread(reply.refusal)))
  }, [open, turn])
  const said = refusal ?? unread
  return (
    <Sheet open={open} onClose={onClose} title="到哪里取" bare testid="point-sheet">
      {!points && !unread && <BoneRows rows={3} picture={24} />}
      {said && <View className="pad dg">{refusalSentence(said)}</View>}
      {unread && (
        <View className="pad fx mt3 mb3">
          <Button full onClick={() => setTurn(turn + 1)}>
            再试一次
          </Button>
        </View>
      )}
      {points?.map(({ id, name, address }) => (
        <Row
          key={id}
          icon="door"
          title={name}
          note={address}
          plain
          value={id === chosen ? <Icon name="check" size="s" /> : undefined}
          onClick={() => onChoose(id)}
          testid={`point-${id}`}
        />
      ))}
    </Sheet>
  )
}
