import { View } from '@tarojs/components'
import { Section } from '@/components/card'
import { now } from '@/session/clock'
import { when } from '@/texts/dates'
import { deedSentence, outcomeWords } from '@/texts/staff/words'
import type { StaffGroupOutput } from '#contracts/staff'
import css from './group.module.scss'

/** A deed that was refused must not read like one that was done; a group's records may not tell it yet. */
function outcomeOf(audit: StaffGroupOutput['audits'][number]): string | undefined {
  return audit.outcome === undefined ? undefined : outcomeWords[audit.outcome]?.word
}

/** Who did what to this group, newest first. */
export function Records({ group }: { group: StaffGroupOutput }) {
  const nameOf = (sku: string) => group.pool.find(line => line.sku === sku)?.name
  return (
    <>
      <Section title="记录" aside="谁、何时、改了什么" />
      <View className="pad t26" data-testid="records">
        {group.audits.length === 0 && <View className="dim">还没有人动过这个团</View>}
        {group.audits.map((audit, index) => (
          <View key={index} className={css.record}>
            <View className="grow">
              {deedSentence(audit, nameOf)}
              {outcomeOf(audit) && `（${outcomeOf(audit)}）`}
            </View>
            <View className="dim nw ml2">{when(audit.at, now())}</View>
          </View>
        ))}
      </View>
    </>
  )
}
