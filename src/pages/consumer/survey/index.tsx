import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Chip, Chips } from '@/components/chip'
import { Empty } from '@/components/empty'
import { Seal } from '@/components/face'
import { Field } from '@/components/field'
import { GoodsPic } from '@/components/goods-pic'
import { Icon } from '@/components/icon'
import { Unread } from '@/components/join-first'
import { Page } from '@/components/page'
import { ScoreScale } from '@/components/score-scale'
import { goInstead, places } from '@/platform/route'
import { now } from '@/session/clock'
import { useElder } from '@/session/me'
import { dayName } from '@/texts/dates'
import { refusalSentence } from '@/texts/refusals'
import { words } from '@/texts/words'
import type { GetOutput } from '#contracts/survey'
import { tagsAsked } from './answers'
import { SurveyBones } from './survey-bones'
import { Thanks } from './thanks'
import { useSurvey } from './use-survey'
import css from './survey.module.scss'

const over: Record<Exclude<GetOutput['state'], 'waiting'>, { title: string; words: string }> = {
  answered: { title: '答过了，谢谢你', words: '青屿每一份都看。' },
  declined: { title: '这次不答也好', words: '过一阵再问你，或者不问。' },
  expired: { title: '这份问卷过期了', words: '有话想说，随时可以问问青屿。' },
}

/** Two questions on one page: the score by the thumb, its reasons above it. */
export default function Survey() {
  const { asked, again, survey, questions, draft, change, busy, refusal, ended, send, decline } = useSurvey()

  const elder = useElder()
  if (asked.state === 'refused') {
    return (
      <Page title="两问" fill testid="survey">
        <Unread
          refusal={asked.refusal}
          title="没读到这份问卷"
          stranger={{ title: '先同意，再答两问', words: '不答也没关系。' }}
          again={() => void again()}
        />
      </Page>
    )
  }
  if (!survey || !questions) {
    return (
      <Page title="两问" fill testid="survey">
        <SurveyBones />
      </Page>
    )
  }
  if (ended?.how === 'sent') {
    return (
      <Page title="两问" fill testid="survey">
        <Thanks promise={ended.case} />
      </Page>
    )
  }
  if (ended || survey.state !== 'waiting') {
    const said = over[survey.state === 'waiting' ? 'declined' : survey.state]
    return (
      <Page title="两问" fill testid="survey">
        <Empty
          title={said.title}
          ways={<Button onClick={() => goInstead(places.home)}>看看附近的团</Button>}
          testid="survey-over"
        >
          {said.words}
        </Empty>
      </Page>
    )
  }

  const { score, chosen, text } = draft
  const { units, lines, collectedAt } = survey.order
  const tags = score !== undefined && questions.tags ? tagsAsked(questions.tags, score) : undefined
  const toggle = (id: string) =>
    change({ chosen: chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id] })
  return (
    <Page
      title="两问"
      fill
      testid="survey"
      bar={
        <>
          <Button look="plain" busy={busy === 'declining'} onClick={() => void decline()} testid="decline">
            这次不答
          </Button>
          <Button
            full
            busy={busy === 'sending'}
            disabled={score === undefined}
            onClick={() => void send()}
            testid="send-survey"
          >
            {busy === 'sending' ? '正在送去' : score === undefined ? '先点个分数' : `告诉${words.brand}`}
          </Button>
        </>
      }
    >
      <View className={css.body}>
        <View className="pad">
          <View className="fx">
            <Seal size="m" />
            <View className="grow ml3">
              <View className="b">{words.brandFull}</View>
              <View className="t26 dim one">
                {dayName(collectedAt, now())}取的 {units} 瓶 · 两问，20 秒
              </View>
            </View>
          </View>
          <View className={css.question}>{questions.score?.text}</View>
          <View className="fx mt3">
            {lines.slice(0, 3).map(({ sku, art, tint }) => (
              <GoodsPic key={sku} art={art} tint={tint} size={elder ? 's' : 'm'} className="mr2" />
            ))}
            <View className="t26 dim grow ml1">
              {lines.slice(0, 3).map(({ sku, name, quantity }, index) => (
                <View key={sku} className="one">
                  {name} {quantity}
                  {index === 2 && lines.length > 3 && ' 等'}
                </View>
              ))}
            </View>
          </View>
        </View>
        <View className={css.rest} />
        {tags && (
          <View className={css.why}>
            <View className="m mb3">{tags.text}</View>
            <Chips label={tags.text}>
              {tags.options.map(({ id, label }) => (
                <Chip key={id} on={chosen.includes(id)} onClick={() => toggle(id)} testid={`option-${id}`}>
                  {label}
                </Chip>
              ))}
            </Chips>
            {questions.words && (
              <View className="mt3">
                <Field
                  value={text}
                  onInput={next => change({ text: next })}
                  placeholder={`${questions.words.text}，可以不写`}
                  lines={2}
                  maxLength={questions.words.max}
                  testid="own-words"
                />
              </View>
            )}
            <View className="fx t26 dim mt2">
              <Icon name="people" size="xs" className="mr1" />
              只有{words.brand}看得到，团长看不到
            </View>
          </View>
        )}
        {refusal && (
          <View className="pad t26 dg mt2" data-testid="refusal">
            {refusalSentence(refusal)}
          </View>
        )}
        <View className={css.scale}>
          <ScoreScale
            value={score}
            onChange={next => change({ score: next })}
            label={questions.score?.text ?? ''}
          />
        </View>
      </View>
    </Page>
  )
}
