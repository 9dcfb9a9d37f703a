import { useState } from 'react'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { RefusalNote } from '@/components/refusal-note'
import { Page } from '@/components/page'
import { Row } from '@/components/row'
import { Sheet } from '@/components/sheet'
import { Chooser } from './chooser'
import { OpenSkeleton } from './open-skeleton'
import { Particulars } from './particulars'
import { useOpenings } from './use-openings'

/** A ready-made group, or one like last time: what it is, and one button that opens it and goes on to the chat. */
export default function OpenGroup() {
  const opening = useOpenings()
  const { asked, again, openings, points, chosen, choose, point, choosePoint, busy, refusal } = opening
  const [placing, setPlacing] = useState(false)

  if (asked.state === 'asking') {
    return (
      <Page title="开一个团" testid="open-group-page">
        <OpenSkeleton />
      </Page>
    )
  }
  if (asked.state === 'refused') {
    return (
      <Page title="开一个团" fill testid="open-group-page">
        <Broken refusal={asked.refusal} title="没读到能开的团" again={() => void again()} />
      </Page>
    )
  }
  if (!chosen) {
    return (
      <Page title="开一个团" fill testid="open-group-page">
        <Empty
          title="还没有现成的团"
          ways={<Link onClick={() => void again()}>再看一眼</Link>}
          testid="openings-empty"
        >
          青屿备好货和价格以后，这里点一下就能开。
        </Empty>
      </Page>
    )
  }
  return (
    <Page
      title="开一个团"
      testid="open-group-page"
      bar={
        <Button
          full
          busy={busy}
          disabled={!chosen.goods.some(({ inStock }) => inStock)}
          onClick={() => void opening.open()}
          testid="open-and-share"
        >
          {busy
            ? '正在开团'
            : chosen.goods.some(({ inStock }) => inStock)
              ? '开团并转发'
              : '库里都没有了，先等补货'}
        </Button>
      }
    >
      {refusal && <RefusalNote refusal={refusal} className="pad mb3" />}
      <Chooser openings={openings} chosen={chosen} choose={choose} />
      <Particulars
        opening={chosen}
        pointName={point?.name}
        {...(points.length > 1 ? { onPlace: () => setPlacing(true) } : {})}
      />
      <Sheet open={placing} onClose={() => setPlacing(false)} title="在哪里取" bare testid="points">
        {points.map(one => (
          <Row
            key={one.id}
            icon="door"
            title={one.name}
            plain
            value={one.id === point?.id ? <Icon name="check" size="s" /> : undefined}
            testid={`point-${one.id}`}
            onClick={() => {
              choosePoint(one.id)
              setPlacing(false)
            }}
          />
        ))}
      </Sheet>
    </Page>
  )
}
