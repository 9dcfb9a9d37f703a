import { View } from '@tarojs/components'
import { Button } from '../button'
import { Icon } from '../icon'
import { Note } from '../note'
import { Page } from '../page'
import { Bone, Skeleton } from '../skeleton'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { refusalSentence } from '@/texts/refusals'
import { partsWords } from '@/texts/words'
import { CodeField } from './code-field'
import css from './hand-out.module.scss'
import { Parcel } from './parcel'
import { useHandOut, type Counter } from './use-hand-out'
import { Viewfinder } from './viewfinder'

interface HandOutPageProps {
  counter: Counter
  /** For whom, when it is not her own group. */
  note?: string
}

/** In the hallway, one hand free: scan or six digits, whose goods, handed over, next. */
export function HandOutPage({ counter, note }: HandOutPageProps) {
  const hand = useHandOut(counter)
  const { digits, found, handed, busy, refusal } = hand
  return (
    <Page title="扫码交货" dark fill testid="hand-out" bar={<Bar hand={hand} />}>
      <Viewfinder digits={digits} small={!!found} onScan={() => void hand.scanNext()} />
      <View className={css.panel}>
        <View className={css.grab} />
        {note && !found && !handed && <View className="t26 dim mt3">{note}</View>}
        {handed && (
          <View className={css.handed} data-testid="collected-note">
            <View className={css.tick}>
              <Icon name="check" />
            </View>
            <View className="grow ml3">
              <View className="t34 b">
                {handed.name}的 {handed.parts}交好了
              </View>
              <View className="t26 dim">
                {when(handed.at, now())}，{handed.left > 0 ? `还有 ${handed.left} 份等取` : '到货的都交完了'}
              </View>
            </View>
          </View>
        )}
        {refusal && (
          <View
            className="mt3"
            data-testid={refusal.code === 'already-collected' ? 'collected-note' : 'refusal'}
          >
            <Note
              tone="warm"
              icon="warn"
              title={refusal.code === 'already-collected' ? '这个码用过了' : busy ? undefined : '先别交'}
            >
              {refusalSentence(refusal)}
              {refusal.code === 'broken' && `（编号 ${refusal.trace}）`}
            </Note>
          </View>
        )}
        {busy === 'find' ? (
          <Skeleton>
            <View className="fx mt4">
              <Bone h={44} round />
              <View className="ml3">
                <Bone w={96} h={22} />
                <Bone w={140} h={13} className="mt2" />
              </View>
            </View>
            <Bone h={44} className="mt4" />
            <Bone h={44} className="mt3" />
          </Skeleton>
        ) : found ? (
          <Parcel parcel={found} />
        ) : (
          <CodeField digits={digits} next={!!handed} onType={hand.type} onDone={hand.findTyped} />
        )}
      </View>
    </Page>
  )
}

/** The one thing that comes next, named by what it does. */
function Bar({ hand }: { hand: ReturnType<typeof useHandOut> }) {
  const { digits, found, over, busy } = hand
  if (found) {
    return (
      <>
        <Button look="plain" disabled={busy === 'hand-over'} onClick={hand.forget} testid="not-this">
          不是
        </Button>
        <Button full busy={busy === 'hand-over'} onClick={hand.handOver} testid="hand-over">
          {busy === 'hand-over'
            ? '正在记下'
            : `交给${shortName(found.name)} ${partsWords(found.units, found.lines)}`}
        </Button>
      </>
    )
  }
  if (digits.length > 0 && !over) {
    return (
      <>
        <Button look="plain" onClick={() => void hand.scanNext()} icon="scan" testid="scan-instead">
          扫码
        </Button>
        <Button
          full
          busy={busy === 'find'}
          disabled={digits.length < 6}
          onClick={hand.findTyped}
          testid="find"
        >
          {busy === 'find' ? '正在找' : digits.length < 6 ? `还差 ${6 - digits.length} 位` : '找这一份'}
        </Button>
      </>
    )
  }
  return (
    <Button full icon="scan" onClick={() => void hand.scanNext()} testid="scan">
      {over ? '扫下一个' : '扫取货码'}
    </Button>
  )
}

/** A long name must not push the number off the button. */
const shortName = (name: string): string => (name.length > 5 ? `${name.slice(0, 4)}…` : name)
