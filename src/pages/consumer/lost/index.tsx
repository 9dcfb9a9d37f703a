import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { go, places } from '@/platform/route'

/** An address that leads nowhere: a card from long ago, or one that was mistyped. */
export default function Lost() {
  return (
    <Page title="没有这一页" fill testid="lost">
      <Empty
        drawing="spilled"
        title="这里没有页面"
        ways={
          <Button onClick={() => go(places.home)} testid="to-home">
            看附近的团
          </Button>
        }
      >
        地址可能旧了，或者少了几个字。你的订单和篮子都在。
      </Empty>
    </Page>
  )
}
