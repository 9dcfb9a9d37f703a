import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Defined, useDefinition } from '@/components/definition'
import { Empty } from '@/components/empty'
import { GroupLine } from '@/components/group-line'
import { Icon } from '@/components/icon'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { go, staffPage } from '@/platform/route'
import { spoken } from '@/platform/spoken'
import { now } from '@/session/clock'
import { useMe } from '@/session/me'
import { clock, span } from '@/texts/dates'
import { casesDefinition, groupsDefinition, netDefinition, npsDefinition } from '@/texts/staff/definitions'
import { promiseWord } from '@/texts/staff/words'
import type { TodayOutput } from '#contracts/staff'
import { MoneyCard } from './money-card'
import { NpsCard } from './nps-card'
import { TodaySkeleton } from './today-skeleton'
import { useToday } from './use-today'
import css from './today.module.scss'

const open = (name: string, query?: Record<string, string>) => go(staffPage(name), query)

/** Did people stay, were they pleased, what was sold; then what waits for the brand. */
export default function Today() {
  const { asked, again, today, regionName, regions, chosen, choose } = useToday()
  const { define, sheet } = useDefinition()
  const [choosing, setChoosing] = useState(false)
  const unclaimed = useMe()?.unclaimed
  const openGroup = useCallback((id: string) => open('group', { id }), [])
  const at = now()

  if (asked.state === 'refused') {
    return (
      <Page tab="work" title="今天" fill testid="today">
        {unclaimed ? (
          <Empty
            title="这里还没有管理员"
            ways={<Button onClick={() => open('claim')}>去认领</Button>}
            testid="unclaimed"
          >
            第一位管理员用认领码认领，然后这里就有数了。
          </Empty>
        ) : (
          <Broken refusal={asked.refusal} title="没读到今天的数" again={() => void again()} />
        )}
      </Page>
    )
  }
  const behindNps = { word: '看分布和回答', open: () => open('nps') }
  const paid = () => open('orders', { what: 'paid-today' })
  const refunded = () => open('orders', { what: 'refunded-today' })
  return (
    <Page
      tab="work"
      testid="today"
      title={
        <View
          className={css.region}
          onClick={regions ? () => setChoosing(true) : undefined}
          data-testid="region"
          {...(regions ? spoken('button', `${regionName}，换一个`) : {})}
        >
          <View className="one">{regionName || '今天'}</View>
          {regions && <Icon name="down" size="xs" className="ml1" />}
          {today && <View className={css.time}>今天 {clock(at)}</View>}
        </View>
      }
    >
      {!today && <TodaySkeleton />}
      {today && (
        <View className="pad">
          {asked.state === 'known' && asked.stale && (
            <View className="mb3">
              <Note tone="warm" icon="offline">
                网络断了一下，下面是刚才读到的
              </Note>
            </View>
          )}
          <NpsCard
            nps={today.nps}
            onDefine={() =>
              define({ ...npsDefinition(today.nps, today.npsWeek, regionName), behind: behindNps })
            }
            onOpen={behindNps.open}
          />
          <MoneyCard
            figures={today.money}
            onDefine={() =>
              define({
                ...netDefinition(today.money, today.day, regionName),
                behind: { word: '看今天的付款', open: paid },
              })
            }
            onPaid={paid}
            onRefunded={refunded}
          />
          <Waiting
            today={today}
            at={at}
            onDefine={() =>
              define({
                ...casesDefinition(today.cases.open, regionName),
                behind: { word: '去回答', open: () => open('cases') },
              })
            }
          />
        </View>
      )}
      {today && (
        <>
          <Section
            title="正在装的箱"
            aside={
              <Defined
                onClick={() =>
                  define({
                    ...groupsDefinition(today.groups, today.day, regionName),
                    behind: { word: '看全部的团', open: () => open('groups') },
                  })
                }
                label="正在装的箱"
                testid="define-groups"
              >
                {today.groups.running} 个团，今天截 {today.groups.endingToday} 个
              </Defined>
            }
          />
          <View className="pad">
            <Card className={css.groups}>
              {today.groups.rows.map(group => (
                <GroupLine key={group.groupId} group={group} at={at} onOpen={openGroup} />
              ))}
              <Row
                title={today.groups.rows.length > 0 ? '全部的团' : '现在没有开着的团'}
                note={today.groups.rows.length > 0 ? undefined : '看看已经截单的'}
                onClick={() => open('groups')}
                testid="all-groups"
              />
            </Card>
            <Card spaced>
              <Row
                icon="scan"
                title="代为交货"
                note="团长来不了时，到自提点替一下"
                onClick={() => open('points')}
                testid="to-points"
              />
              <Row icon="people" title="会员" onClick={() => open('members')} testid="to-members" />
              <Row icon="gift" title="商品" onClick={() => open('goods')} testid="to-goods" />
              <Row
                icon="crate"
                title="库存"
                note="进货、盘点、在哪些团的架上"
                onClick={() => open('stock')}
                testid="to-stock"
              />
              <Row
                icon="list"
                title="操作记录"
                note="谁、何时、改了什么"
                onClick={() => open('audit')}
                testid="to-audit"
              />
            </Card>
          </View>
        </>
      )}
      <Sheet open={choosing} onClose={() => setChoosing(false)} title="看哪个大区" bare testid="regions">
        {[undefined, ...(regions ?? [])].map(region => (
          <Row
            key={region?.id ?? ''}
            title={region?.name ?? '全部大区'}
            plain
            value={region?.id === chosen ? <Icon name="check" size="s" /> : undefined}
            testid={`region-${region?.id ?? 'all'}`}
            onClick={() => {
              setChoosing(false)
              choose(region)
            }}
          />
        ))}
      </Sheet>
      {sheet}
    </Page>
  )
}

/** What waits for a person: low scores to answer, and what failed too often. */
function Waiting({ today, at, onDefine }: { today: TodayOutput; at: number; onDefine: () => void }) {
  const { open: count, nextDueAt, nextName, nextScore } = today.cases
  return (
    <Card spaced>
      <View className="fx">
        <View className="grow">
          <Row
            before={<Icon name="chat" className={count > 0 ? 'wm' : 'dim'} />}
            title={<View className="b">{count > 0 ? `${count} 件事等回答` : '没有等回答的事'}</View>}
            note={
              nextDueAt === null ? (
                '低分来了会先到这里'
              ) : (
                <View>
                  最急：{nextName} {nextScore} 分，{promiseWord(nextDueAt, at, span)}
                </View>
              )
            }
            onClick={() => open('cases')}
            testid="open-cases"
            label={`${count} 件事等回答`}
          />
        </View>
        <View className={css.beside}>
          <Defined onClick={onDefine} label="等回答的事" testid="define-cases">
            <View className={css.room} />
          </Defined>
        </View>
      </View>
      {today.stuck > 0 && (
        <Row
          before={<Icon name="warn" className="dg" />}
          title={<View className="b">{today.stuck} 件事卡住了</View>}
          note="试过多次没成，要人看一眼"
          onClick={() => open('stuck')}
          testid="to-stuck"
        />
      )}
    </Card>
  )
}
