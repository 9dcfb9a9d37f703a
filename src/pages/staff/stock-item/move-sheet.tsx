import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { RefusalNote } from '@/components/refusal-note'
import { Sheet } from '@/components/sheet'
import type { Moving, useStockItem } from './use-stock-item'

interface MoveSheetProps {
  what: 'receive' | 'correct'
  title: string
  moving: ReturnType<typeof useStockItem>['moving']
  /** What is about to be written down; null while something is missing. */
  move: Omit<Moving, 'note'> | null
  /** The words of the button that writes it down, and of the one that does not. */
  words: { save: string; busy: string; leave: string }
  notePlaceholder: string
  children: ReactNode
}

/** Something that happens to an item, with a note, to be written down. */
export function MoveSheet({ what, title, moving, move, words, notePlaceholder, children }: MoveSheetProps) {
  const { open, busy, refusal, save, leave } = moving
  const [note, setNote] = useState('')
  return (
    <Sheet
      open={open === what}
      onClose={leave}
      title={title}
      testid={`${what}-sheet`}
      foot={
        <>
          <Button look="plain" onClick={leave}>
            {words.leave}
          </Button>
          <Button
            full
            busy={busy}
            disabled={move === null}
            onClick={() => move && void save({ ...move, note: note.trim() })}
            testid={what}
          >
            {busy ? words.busy : words.save}
          </Button>
        </>
      }
    >
      {children}
      <View className="mt3">
        <Field
          value={note}
          onInput={setNote}
          maxLength={60}
          label="备注"
          placeholder={notePlaceholder}
          testid={`${what}-note`}
        />
      </View>
      {refusal && <RefusalNote refusal={refusal} />}
    </Sheet>
  )
}
