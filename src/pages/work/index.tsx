import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { go, places } from '@/platform/route'
import { useHats } from '@/session/me'
import { Desk } from '../leader/desk/desk'
import Today from '../staff/today'
import { Ways } from './ways'

/**
 * The fifth tab. WeChat wants it in the main package, so it is a shell round the one screen each of them begins with: a
 * leader's desk, the brand's today. Who is both gets two ways. All else stays in their own packages.
 */
export default function Work() {
  const hats = useHats()
  const leader = hats.includes('leader')
  const staff = hats.includes('staff')
  if (leader && !staff) return <Desk tab />
  if (staff && !leader) return <Today />
  if (staff) return <Ways />
  return (
    <Page title="工作" tab="work" fill testid="work">
      <Empty
        title="这里是干活的地方"
        ways={<Button onClick={() => go(places.home)}>看附近的团</Button>}
        testid="work-empty"
      >
        团长在这里开团交货，品牌在这里看数。
      </Empty>
    </Page>
  )
}
