import { View } from '@tarojs/components'
import type { Refusal } from '@/cloud/client'
import { refusalSentence } from '@/texts/refusals'
import { Note } from '../note'

interface RefusalNoteProps {
  refusal: Refusal
  /** Room around it. */
  className?: string
}

/** A tap was refused: why, where the tap was made, and the number to name when we are wrong. */
export function RefusalNote({ refusal, className = 'mt3' }: RefusalNoteProps) {
  return (
    <View className={className} data-testid="refusal">
      <Note tone="warm" icon="warn">
        {refusalSentence(refusal)}
        {refusal.code === 'broken' && `（编号 ${refusal.trace}）`}
      </Note>
    </View>
  )
}
