import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ListPage } from '@/components/list-page'
import { Note } from '@/components/note'
import { listStuck, retryStuck } from '@/cloud/staff'
import { useOnePage } from '@/cloud/use-one-page'
import { go, staffPage } from '@/platform/route'
import { toast } from '@/platform/toast'
import { now } from '@/session/clock'
import { scopeOf, useRegion } from '@/session/region'
import { when } from '@/texts/dates'
import { refusalSentence } from '@/texts/refusals'
import { errorWord, kindWords, todoWord } from '@/texts/staff/words'
import { words } from '@/texts/words'
import type { StuckRow } from '#contracts/staff'
import css from './stuck.module.scss'

/** Trying again cannot help: somebody decides on the order's own page. */
const needsSomebody = ({ todo, watched, lastError }: StuckRow) =>
  // Another merchant's number may be our own mistake: once it is set right, asking again helps.
  (todo === 'mismatch' && lastError !== 'merchant') || (todo.startsWith('refund-r') && !watched)

const keyOf = ({ kind, id, todo }: StuckRow) => `${kind}-${id}-${todo}`

/** What failed too often and waits for a person. Trying again is safe as often as one likes. */
export default function Stuck() {
  const region = useRegion()
  const pages = useOnePage(useCallback(after => listStuck({ ...scopeOf(region), ...after }), [region]))
  const [busy, setBusy] = useState<string>()
  const [failed, setFailed] = useState<{ key: string; why: string }>()

  const retry = async (row: StuckRow) => {
    const key = keyOf(row)
    setBusy(key)
    setFailed(undefined)
    const reply = await retryStuck({ kind: row.kind, id: row.id, todo: row.todo })
    if (!reply.ok) setFailed({ key, why: refusalSentence(reply.refusal) })
    else if (reply.data.done) toast('做成了')
    else setFailed({ key, why: '又试了一次，还是没成' })
    await pages.again()
    setBusy(undefined)
  }
  const open = ({ kind, id }: StuckRow) => {
    if (kind === 'order') go(staffPage('order'), { id })
    else if (kind === 'group') go(staffPage('group'), { id })
  }

  return (
    <ListPage
      title={region ? `卡住的事 · ${region.name}` : '卡住的事'}
      testid="stuck"
      pages={pages}
      broken="没读到卡住的事"
      picture={0}
      empty={{ title: '没有卡住的事', words: '系统自己试 8 次都没成的，才会到这里。' }}
      rows={data => data.rows}
    >
      {data => (
        <View className="pad">
          <View className="t26 dim mb2">试过多次没成的，再试多少次都不会重复扣款或退款</View>
          <Card>
            {data.rows.map(row => {
              const key = keyOf(row)
              return (
                <View key={key} className={css.row} data-testid={`stuck-${key}`}>
                  <View className="fx">
                    <View className="grow">
                      <View className="b">{todoWord(row.todo)}</View>
                      <View className="t26 dim">
                        {row.watched
                          ? `试了 ${row.tries} 次，${when(row.since, now())} 会再试`
                          : `${when(row.since, now())} 起，试了 ${row.tries} 次`}
                      </View>
                    </View>
                    <View className="fixed ml3">
                      {needsSomebody(row) ? (
                        <Button look="ghost" small onClick={() => open(row)} testid={`mend-${key}`}>
                          去处理
                        </Button>
                      ) : (
                        <Button
                          look="ghost"
                          small
                          busy={busy === key}
                          onClick={() => void retry(row)}
                          testid={`retry-${key}`}
                        >
                          {busy === key ? '在试' : words.again}
                        </Button>
                      )}
                    </View>
                  </View>
                  <View className={css.error}>{errorWord(row.lastError) || '没有留下原因'}</View>
                  {row.kind === 'order' || row.kind === 'group' ? (
                    <View className={css.where} onClick={() => open(row)} data-testid={`open-${key}`}>
                      看这{row.kind === 'order' ? '一单' : `个${kindWords.group}`}
                    </View>
                  ) : (
                    // None of these has a page; whoever is asked for help finds it by its number.
                    <View className="t26 dim mt2">
                      {kindWords[row.kind]} {row.id}
                    </View>
                  )}
                  {failed?.key === key && (
                    <View className="mt2">
                      <Note tone="warm" icon="warn">
                        {failed.why}
                      </Note>
                    </View>
                  )}
                </View>
              )
            })}
          </Card>
        </View>
      )}
    </ListPage>
  )
}
