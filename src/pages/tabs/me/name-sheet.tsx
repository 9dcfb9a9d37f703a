import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { refusalSentence } from '@/texts/refusals'

interface NameSheetProps {
  open: boolean
  name: string
  household: string
  busy: boolean
  refusal: Refusal | undefined
  onClose: () => void
  onSave: (name: string, household: string) => void
}

/** What the leader calls when she hands over. */
export function NameSheet({ open, name, household, busy, refusal, onClose, onSave }: NameSheetProps) {
  const [called, setCalled] = useState(name)
  const [door, setDoor] = useState(household)
  useEffect(() => {
    if (!open) return
    setCalled(name)
    setDoor(household)
  }, [open, name, household])
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="称呼和楼号"
      testid="name-sheet"
      foot={
        <>
          <Button look="plain" onClick={onClose}>
            不改了
          </Button>
          <Button
            full
            busy={busy}
            disabled={!called.trim()}
            onClick={() => onSave(called, door)}
            testid="save-name"
          >
            {busy ? '正在存' : '存下'}
          </Button>
        </>
      }
    >
      <View className="t26 dim mb2">瓶盖上印第一个字，团长交货时叫你</View>
      <Field value={called} onInput={setCalled} placeholder="怎么称呼你" maxLength={20} testid="name" />
      <View className="t26 dim mt4 mb2">楼号和房号，只有团长和青屿看得到，可以不填</View>
      <Field value={door} onInput={setDoor} placeholder="例如 3 号楼 602" maxLength={20} testid="household" />
      {refusal && <View className="t26 dg mt2">{refusalSentence(refusal)}</View>}
    </Sheet>
  )
}
