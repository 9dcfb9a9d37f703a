import type { ReactNode } from 'react'
import type { Refusal } from '@/cloud/client'
import { Broken } from '../broken'
import { Button } from '../button'
import { useMembership } from '../consent-sheet'
import { Empty } from '../empty'

interface UnreadProps {
  refusal: Refusal
  /** What could not be read: 「没读到订单」. */
  title: string
  /** What a stranger finds here instead. */
  stranger: { title: string; words: string }
  /** Beside the way on, for a stranger. */
  ways?: ReactNode
  again: () => void
}

/** A page that is a member's, read by somebody who is none yet: two taps and it is read again. Else what broke. */
export function Unread({ refusal, title, stranger, ways, again }: UnreadProps) {
  const { ensure, sheet } = useMembership()
  const join = () =>
    void ensure().then(joined => {
      if (joined) again()
    })
  if (!needsMember(refusal)) return <Broken refusal={refusal} title={title} again={again} />
  return (
    <>
      <Empty
        title={stranger.title}
        testid="join-first"
        ways={
          <>
            <Button onClick={join} testid="join">
              两步成为会员
            </Button>
            {ways}
          </>
        }
      >
        {stranger.words}
      </Empty>
      {sheet}
    </>
  )
}

export const needsMember = (refusal: Refusal): boolean =>
  refusal.code === 'not-a-member' || refusal.code === 'consent-needed'
