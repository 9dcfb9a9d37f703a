import type { ReactNode } from 'react'
import type { Refusal } from '@/cloud/client'
import { refusalSentence } from '@/texts/refusals'
import { words } from '@/texts/words'
import { Button, Link } from '../button'
import { Empty } from '../empty'

interface BrokenProps {
  refusal: Refusal
  /** What could not be done: 「没读到这个团」. */
  title: string
  /** Instead of the refusal's own sentence: what of hers is safe, for example her basket. */
  children?: ReactNode
  again?: () => void
  /** Opens a way to ask the brand. */
  ask?: () => void
}

/** What happened, what to do, and the number to name when asking. */
export function Broken({ refusal, title, children, again, ask }: BrokenProps) {
  const trace = refusal.code === 'broken' ? refusal.trace : ''
  return (
    <Empty
      drawing="spilled"
      title={title}
      testid="broken"
      ways={
        again || ask ? (
          <>
            {again && (
              <Button onClick={again} testid="again">
                {words.again}
              </Button>
            )}
            {ask && <Link onClick={ask}>{words.ask}</Link>}
          </>
        ) : undefined
      }
      foot={trace && `${words.reference} ${trace}`}
    >
      {children ?? refusalSentence(refusal)}
    </Empty>
  )
}
