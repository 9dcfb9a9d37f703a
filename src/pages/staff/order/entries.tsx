import { View } from '@tarojs/components'
import { Card, Section } from '@/components/card'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { accountWord, entryWord, postingWord } from '@/texts/staff/words'
import type { StaffOrderOutput } from '#contracts/staff'
import css from './order.module.scss'

/** Every fen this order moved, as the ledger has it: each entry's sides add up to nought. */
export function Entries({ entries }: { entries: StaffOrderOutput['entries'] }) {
  return (
    <>
      <Section title="账" aside="每一笔两边相抵" />
      <View className="pad">
        <Card testid="entries">
          {entries.length === 0 && <View className={css.entry}>还没有动过钱</View>}
          {entries.map(({ id, what, at, postings }) => (
            <View key={id} className={css.entry} data-testid={`entry-${id}`}>
              <View className="fx sp">
                <View className="b">{entryWord(what)}</View>
                <View className="t26 dim nw ml2">{when(at, now())}</View>
              </View>
              {postings.map(({ account, amount }, index) => (
                <View key={index} className={css.posting}>
                  <View className="one">{accountWord(account)}</View>
                  <View className="nw ml2">{postingWord(what, amount)}</View>
                </View>
              ))}
            </View>
          ))}
        </Card>
      </View>
    </>
  )
}
