import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { cx } from '@/components/class-names'
import { Face, Seal } from '@/components/face'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Unread } from '@/components/join-first'
import { Page } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { Bone, Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import { now } from '@/session/clock'
import { useMe } from '@/session/me'
import { goodsLine } from '@/texts/orders'
import { refusalSentence } from '@/texts/refusals'
import { words } from '@/texts/words'
import { useThread } from './use-thread'
import { bubblesOf, nextWord } from './words'
import type { Bubble } from './words'
import css from './thread.module.scss'

/** What I said, who answered, and whether it is solved: the last word is mine. */
export function Conversation({ caseId }: { caseId: string }) {
  const { asked, again, thread, busy, refusal, say } = useThread(caseId)
  const [more, setMore] = useState(false)
  const [text, setText] = useState('')
  const member = useMe()?.member
  const title = `你和${words.brand}`
  const answered = thread?.state === 'answered'
  useEffect(() => {
    if (!answered) setMore(false)
  }, [answered])

  if (asked.state === 'refused') {
    return (
      <Page title={title} fill testid="thread">
        <Unread
          refusal={asked.refusal}
          title="没读到这段话"
          stranger={{ title: '先同意，再看回答', words: '说过的话都在。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (!thread) {
    return (
      <Page title={title} testid="thread">
        <Skeleton>
          <View className="pad mt4">
            <View className={css.mine}>
              <Bone w={220} h={64} />
            </View>
            <View className="fx top mt6">
              <Bone h={36} round />
              <Bone w={250} h={110} className="ml2" />
            </View>
          </View>
        </Skeleton>
      </Page>
    )
  }
  return (
    <Page
      title={title}
      fill
      testid="thread"
      bar={
        answered ? (
          <>
            <Button look="plain" full disabled={!!busy} onClick={() => setMore(true)} testid="not-solved">
              还没解决
            </Button>
            <Button full busy={busy === 'solved'} onClick={() => void say(true, '')} testid="solved">
              {busy === 'solved' ? '正在记下' : '解决了'}
            </Button>
          </>
        ) : undefined
      }
    >
      <View className={css.talk}>
        {thread.lines.length > 0 && <View className="t26 dim ctr one">说的是 {goodsLine(thread.lines)}</View>}
        {bubblesOf(thread, now()).map(bubble => (
          <Said key={bubble.key} bubble={bubble} face={member?.face} surname={member?.surname} />
        ))}
        <View className={css.seen}>
          <Icon name="people" size="xs" className="mr1" />
          只有你和{words.brand}看得到，团长看不到分数和这些话
        </View>
        <View className={css.rest} />
        <View className={cx(css.next, answered && 'm')} data-testid={`thread-${thread.state}`}>
          {nextWord(thread, now())}
        </View>
        {refusal && !more && (
          <View className="t26 dg ctr mt2" data-testid="refusal">
            {refusalSentence(refusal)}
          </View>
        )}
      </View>
      <Sheet
        open={more}
        onClose={() => setMore(false)}
        title="哪里还没解决"
        testid="not-solved-sheet"
        foot={
          <>
            <Button look="plain" onClick={() => setMore(false)}>
              先不说
            </Button>
            <Button
              full
              busy={busy === 'not-solved'}
              onClick={() => void say(false, text).then(ok => ok && setText(''))}
              testid="send-not-solved"
            >
              {busy === 'not-solved' ? '正在送去' : `告诉${words.brand}`}
            </Button>
          </>
        }
      >
        <View className="t26 dim mb3">送去以后，{words.brand}会在一天内再回答你</View>
        <Field
          value={text}
          onInput={setText}
          placeholder="说说还差什么，可以不写"
          lines={3}
          maxLength={500}
          testid="not-solved-words"
        />
        {refusal && <View className="t26 dg mt2">{refusalSentence(refusal)}</View>}
      </Sheet>
    </Page>
  )
}

function Said({
  bubble: { at, by, name, head, text },
  face,
  surname,
}: {
  bubble: Bubble
  face: string | undefined
  surname: string | undefined
}) {
  const mine = by === 'member'
  return (
    <View>
      <View className={css.at}>{at}</View>
      <View className={mine ? css.mine : css.theirs}>
        {!mine && <Seal size="m" />}
        <View className={css.side}>
          {!mine && (
            <View className="fx t26 mb1">
              <View className="b one">
                {words.brand} · {name}
              </View>
              <View className="fixed ml2">
                <Tag tone="accent">品牌</Tag>
              </View>
            </View>
          )}
          <View className={cx(css.bubble, mine && css.own)}>
            {head && <View className="b">{head}</View>}
            {text}
          </View>
        </View>
        {mine && <Face face={face} surname={surname ?? '我'} hue={3} size="m" />}
      </View>
    </View>
  )
}
