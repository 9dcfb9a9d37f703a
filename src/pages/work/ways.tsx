import { View } from '@tarojs/components'
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

/** Who leads groups and works for the brand: her own day, and the brand's. */
export function Ways() {
  return (
    <Page title={`今天 · ${date(now(), now())} ${weekday(now())}`} tab="work" testid="work">
      <View className="pad">
        <LeaderWay />
        <StaffWay />
      </View>
    </Page>
  )
}

function StaffWay() {
  const { asked } = useAsked(today)
  const brand = asked.state === 'known' ? asked.data : undefined
  return (
    <Way
      icon="manage"
      title="青屿的今天"
      note={brand ? (brand.regions.find(({ id }) => id === brand.regionId)?.name ?? '全部大区') : ' '}
      asked={asked}
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
