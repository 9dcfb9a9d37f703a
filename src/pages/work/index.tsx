import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { go, places } from '@/platform/route'
import { useHats } from '@/session/me'
import { Desk } from '../leader/desk/desk'
import { Ways } from './ways'

/**
 * The fifth tab. WeChat wants it in the main package, so it is a shell: for a leader the desk itself, which is one screen;
 * for staff the first numbers and the way into their package; for who is both, two ways.
 */
export default function Work() {
  const hats = useHats()
  const leader = hats.includes('leader')
  const staff = hats.includes('staff')
  if (leader && !staff) return <Desk tab />
  if (staff) return <Ways leader={leader} />
  return (
    <Page title="工作" tab="work" fill testid="work">
      <Empty
        title="这里是干活的地方"
        ways={<Button onClick={() => go(places.home)}>看附近的团</Button>}
        testid="work-empty"
      >
        团长在这里开团交货，青屿的同事在这里看数字。
      </Empty>
    </Page>
  )
}
