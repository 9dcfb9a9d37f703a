import { View } from '@tarojs/components'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { getDesk } from '@/cloud/leader'
import { getToday } from '@/cloud/staff'
import { useAsked } from '@/cloud/use-asked'
import { go, leaderPage, staffPage } from '@/platform/route'
import { now } from '@/session/clock'
import { date, weekday } from '@/texts/dates'
import { money, thousands } from '@/texts/money'
import { Way } from './way'

const today = () => getToday()

/** Where staff begin; who also leads groups sees her own day beside the brand's. */
export function Ways({ leader }: { leader: boolean }) {
  const staff = useAsked(today)
  const brand = staff.asked.state === 'known' ? staff.asked.data : undefined
  const title = `今天 · ${date(now(), now())} ${weekday(now())}`
  if (staff.asked.state === 'refused' && !leader) {
    return (
      <Page title={title} tab="work" fill testid="work">
        <Broken refusal={staff.asked.refusal} title="没读到今天的数" again={() => void staff.again()} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      tab="work"
      testid="work"
      bar={
        <Button full icon="manage" onClick={() => go(staffPage('today'))} testid="to-staff">
          {leader ? '看青屿的今天' : '看今天的数'}
        </Button>
      }
    >
      <View className="pad">
        {leader && <LeaderWay />}
        <Way
          icon="manage"
          title="青屿"
          note={brand ? (brand.regions.find(({ id }) => id === brand.regionId)?.name ?? '所有区域') : ' '}
          asked={staff.asked}
          numbers={
            brand && [
              { name: '今天净额', value: money(brand.money.netFen) },
              { name: '正在装的团', value: thousands(brand.groups.running) },
              {
                name: '等回答',
                value: thousands(brand.cases.open),
                tone: brand.cases.open > 0 ? 'warm' : undefined,
              },
            ]
          }
          onClick={() => go(staffPage('today'))}
          testid="way-staff"
        />
      </View>
    </Page>
  )
}

function LeaderWay() {
  const { asked } = useAsked(getDesk)
  const desk = asked.state === 'known' ? asked.data : undefined
  return (
    <Way
      icon="leader"
      title="我的团"
      note={desk ? `${desk.name}，${desk.groups.length} 个团在装` : ' '}
      asked={asked}
      numbers={
        desk && [
          { name: '待交', value: `${desk.toHandOut} 份` },
          { name: '隔天没取', value: `${desk.overdue} 份`, tone: desk.overdue > 0 ? 'warm' : undefined },
          { name: '今天佣金', value: money(desk.todayCommissionFen) },
        ]
      }
      onClick={() => go(leaderPage('desk'))}
      testid="way-leader"
    />
  )
}
