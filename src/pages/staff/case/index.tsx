import { View } from '@tarojs/components'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Section } from '@/components/card'
import { Face } from '@/components/face'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/tag'
import { now } from '@/session/clock'
import { date, span } from '@/texts/dates'
import { refusalSentence } from '@/texts/refusals'
import { promiseWord } from '@/texts/staff/words'
import { words } from '@/texts/words'
import type { CaseOutput } from '#contracts/staff'
import { Happened } from './happened'
import { Thread } from './thread'
import { useCase } from './use-case'

/** What is kept of the field's length, in characters; the contract's limit. */
const LONGEST = 500

/** A low score with what explains it, and the answer under one's own name. */
export default function CasePage() {
  const { asked, again, text, type, send, busy, refusal } = useCase()
  if (asked.state === 'refused') {
    return (
      <Page title="回一个低分" fill testid="case">
        <Broken refusal={asked.refusal} title="没读到这件事" again={() => void again()}>
          {text && asked.refusal.code === 'offline' ? '网络断了一下。你写的还在。' : undefined}
        </Broken>
      </Page>
    )
  }
  if (asked.state === 'asking') {
    return (
      <Page title=" " testid="case">
        <Skeleton>
          <View className="pad">
            <View className="fx">
              <Bone h={44} round />
              <Bone w={180} h={16} className="ml3" />
            </View>
            <Bone h={88} className="mt3" />
            <View className="mt5">
              <BoneRows rows={2} picture={0} />
            </View>
          </View>
        </Skeleton>
      </Page>
    )
  }
  const found = asked.data
  const { thread, reasons, state } = found
  const more = thread.slice(1)
  const solved = state === 'solved'
  return (
    <Page
      title={`${found.memberName} · ${found.score} 分`}
      testid="case"
      bar={
        solved ? undefined : (
          <Button
            full
            busy={busy}
            disabled={text.trim() === ''}
            onClick={() => void send()}
            testid="send-answer"
          >
            {busy ? '正在发' : state === 'answered' ? '再回一句' : '回复'}
          </Button>
        )
      }
    >
      <View className="pad">
        <Who found={found} />
        <Thread lines={thread.slice(0, 1)} reasons={reasons} />
      </View>
      <Happened order={found.order} sameGroup={found.sameGroup} />
      {more.length > 0 && <Section title="说到哪了" aside={stateWords[state]} />}
      {more.length > 0 && (
        <View className="pad" data-testid="thread">
          <Thread lines={more} />
        </View>
      )}
      {!solved && (
        <>
          <Section title={state === 'answered' ? '还想补一句' : '怎么回'} aside={`以${words.brand}的名义`} />
          <View className="pad">
            <Field
              value={text}
              onInput={type}
              lines={4}
              maxLength={LONGEST}
              label="回给对方的话"
              placeholder={`${found.memberName}你好。先说查到了什么，再说怎么办、什么时候`}
              testid="answer-text"
            />
            <View className="fx sp t26 dim mt2">
              <View>{found.memberName}会收到通知，署你的名字</View>
              <View className="nw ml2">
                {text.length}/{LONGEST}
              </View>
            </View>
          </View>
        </>
      )}
      {refusal && (
        <View className="pad mt3" data-testid="refusal">
          <Note tone="warm" icon="warn">
            {refusalSentence(refusal)}
            {refusal.code === 'offline' && '。你写的还在'}
            {refusal.code === 'broken' && `（编号 ${refusal.trace}）`}
          </Note>
        </View>
      )}
      {solved && (
        <View className="pad mt4">
          <Note tone="accent" icon="check" title={`${found.memberName}说解决了`}>
            这件事了结了，不用再回。
          </Note>
        </View>
      )}
    </Page>
  )
}

const stateWords = {
  open: '等回答',
  answered: '等对方确认',
  reopened: '对方说没解决',
  solved: '解决了',
} as const

/** Who speaks, until when she was promised an answer, and who has taken it up. */
function Who({ found }: { found: CaseOutput }) {
  const { member, state, dueAt, ownerName, memberName } = found
  const at = now()
  const late = dueAt < at
  const waits = state === 'open' || state === 'reopened'
  const facts = [
    `买过 ${member.orders} 次`,
    member.lastScore === null ? '第一次打分' : `上次 ${member.lastScore} 分`,
    `${date(member.since, at)}加入`,
  ]
  return (
    <View className="fx">
      <Face surname={memberName} hue={1} size="l" />
      <View className="grow ml3">
        <View className="t26 dim">{facts.join(' · ')}</View>
        <View className="fx wrap mt1" data-testid="state">
          {waits ? (
            <Tag tone={late ? 'danger' : 'warm'}>
              <Icon name="clock" size="xs" className="mr1" />
              {promiseWord(dueAt, at, span)}
            </Tag>
          ) : (
            <Tag tone="accent">{stateWords[state]}</Tag>
          )}
          {state === 'reopened' && (
            <View className="ml2">
              <Tag tone="danger">对方说没解决</Tag>
            </View>
          )}
          {ownerName && (
            <View className="ml2">
              <Tag>
                {ownerName}
                {state === 'solved' ? '办的' : '在办'}
              </Tag>
            </View>
          )}
        </View>
      </View>
    </View>
  )
}
