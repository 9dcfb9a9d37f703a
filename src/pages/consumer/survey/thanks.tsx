import { Button, Link } from '@/components/button'
import { Empty } from '@/components/empty'
import { consumerPage, goInstead, places } from '@/platform/route'
import { now } from '@/session/clock'
import { beside } from '@/texts/beside'
import { when } from '@/texts/dates'
import { words } from '@/texts/words'
import type { AnswerOutput } from '#contracts/survey'

/** Thanks in place; after a low score, by when the brand answers. */
export function Thanks({ promise }: { promise: AnswerOutput['case'] }) {
  if (!promise) {
    return (
      <Empty
        title="收到了，谢谢你"
        ways={<Button onClick={() => goInstead(places.home)}>看看附近的团</Button>}
        testid="survey-thanks"
      >
        {words.brand}每一份都看。
      </Empty>
    )
  }
  return (
    <Empty
      title={`${words.brand}会在${beside(when(promise.dueAt, now()))} 前回答你`}
      ways={
        <>
          <Button
            onClick={() => goInstead(consumerPage('thread'), { id: promise.caseId })}
            testid="to-thread"
          >
            看我说的
          </Button>
          <Link onClick={() => goInstead(places.home)}>回团购</Link>
        </>
      }
      testid="survey-thanks"
    >
      谢谢你说出来。回答的人会署名，好了没有由你说了算。
    </Empty>
  )
}
