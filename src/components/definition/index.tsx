import { View } from '@tarojs/components'
import type { ITouchEvent } from '@tarojs/components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { spoken } from '@/platform/spoken'
import { Button } from '../button'
import { Icon } from '../icon'
import { Sheet } from '../sheet'
import css from './definition.module.scss'

/** What a number is: one sentence, then its parts by name, then the way to what it is made of. */
export interface Definition {
  title: string
  sentence: string
  parts: { name: string; text: string }[]
  /** Opens the rows behind the number. */
  behind?: { word: string; open: () => void }
}

/** A number's name with the ⓘ that defines it; 44 high to the finger, as low as its words to the eye. */
export function Defined({
  onClick,
  label,
  testid,
  children,
}: {
  onClick: () => void
  /** Of what: 「净额」. */
  label: string
  testid?: string
  children?: ReactNode
}) {
  const open = (event: ITouchEvent) => {
    // It may stand inside something that can be tapped itself.
    event.stopPropagation()
    onClick()
  }
  return (
    <View
      className={css.defined}
      onClick={open}
      data-testid={testid}
      {...spoken('button', `${label}怎么算的`)}
    >
      {children}
      <Icon name="info" size="xs" className={css.icon} />
    </View>
  )
}

/** Shows one definition after another; the sheet keeps the last one on its way down. */
export function useDefinition(): { define: (definition: Definition) => void; sheet: ReactNode } {
  const [shown, show] = useState<Definition>()
  const [open, setOpen] = useState(false)
  const behind = shown?.behind
  return {
    define: definition => {
      show(definition)
      setOpen(true)
    },
    sheet: shown && (
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={shown.title}
        testid="definition"
        foot={
          behind && (
            <Button
              full
              onClick={() => {
                setOpen(false)
                behind.open()
              }}
              testid="behind"
            >
              {behind.word}
            </Button>
          )
        }
      >
        <View>{shown.sentence}</View>
        <View className={css.parts}>
          {shown.parts.map(part => (
            <View key={part.name} className={css.part}>
              <View className={css.name}>{part.name}</View>
              <View className="grow">{part.text}</View>
            </View>
          ))}
        </View>
      </Sheet>
    ),
  }
}
