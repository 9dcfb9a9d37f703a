import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { go, places } from '@/platform/route'
import { useHats } from '@/session/me'
import { Forward } from './forward'
import { Ways } from './ways'

/**
 * The fifth tab. WeChat wants it in the main package, which every neighbour downloads, so it is a shell: who has one kind
 * of work is handed on to where that begins, in its own package; who has both gets two ways.
 */
export default function Work() {
  const hats = useHats()
  const leader = hats.includes('leader')
  const staff = hats.includes('staff')
  if (leader && staff) return <Ways />
  if (leader || staff) return <Forward to={leader ? 'desk' : 'today'} />
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
