import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { Broken } from '@/components/broken'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Crate } from '@/components/crate'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { call } from '@/platform/phone-call'
import { go, staffPage } from '@/platform/route'
import { refusalSentence } from '@/texts/refusals'
import { Facts } from './facts'
import { Pool } from './pool'
import type { Line } from './pool'
import { Records } from './records'
import { RepriceSheet } from './reprice-sheet'
import { useStaffGroup } from './use-staff-group'
import css from './group.module.scss'

const nothing = { rule: { by: 'units' as const, target: 24 }, crateSize: 24, joined: [] }

/** One group in the brand's hands: before a tap it says who is affected. */
export default function StaffGroup() {
  const { asked, again, group, selling, canArrive, canHandOut, arrived, busy, refusal, forgive, ...acts } =
    useStaffGroup()
  const [line, setLine] = useState<Line>()
  const [open, setOpen] = useState<'reprice' | 'arrive'>()
  const change = useCallback((next: Line) => {
    setLine(next)
    setOpen('reprice')
  }, [])
  const close = () => {
    setOpen(undefined)
    forgive()
  }

  if (asked.state === 'refused') {
    return (
      <Page title="管一个团" fill testid="staff-group">
        <Broken refusal={asked.refusal} title="没读到这个团" again={() => void again()} />
      </Page>
    )
  }
  if (!group) {
    return (
      <Page title=" " testid="staff-group">
        <Skeleton>
          <View className="pad">
            <Card className={css.head}>
              <Crate contents={nothing} size="medium" loading unheard className={css.crate} />
              <View className={css.facts}>
                <Bone w={120} h={18} />
                <Bone w={80} h={13} className="mt2" />
                <Bone w={96} h={24} className="mt2" />
              </View>
            </Card>
            <Bone h={76} className="mt3" />
            <View className="mt6">
              <BoneRows rows={4} picture={44} />
            </View>
          </View>
        </Skeleton>
      </Page>
    )
  }
  const phone = group.leaderPhone
  return (
    <Page
      title={group.title}
      testid="staff-group"
      bar={
        canArrive ? (
          <>
            {phone && (
              <Button look="plain" icon="phone" onClick={() => call(phone)} label={`打给${group.leaderName}`}>
                团长
              </Button>
            )}
            <Button full icon="truck" onClick={() => setOpen('arrive')} testid="arrive">
              标记到货
            </Button>
          </>
        ) : canHandOut ? (
          <Button
            full
            icon="scan"
            onClick={() => go(staffPage('hand-out'), { id: group.groupId, name: group.title })}
            testid="to-hand-out"
          >
            代{group.leaderName}交货
          </Button>
        ) : undefined
      }
    >
      <View className="pad">
        <Facts group={group} arrived={arrived} />
      </View>
      <Pool pool={group.pool} onReprice={selling ? change : undefined} />
      <Records group={group} />
      {line && (
        <RepriceSheet
          key={line.sku}
          line={line}
          paid={group.orders.paid}
          open={open === 'reprice'}
          busy={busy}
          refusal={refusal}
          onType={forgive}
          onSave={fen => void acts.changePrice(line.sku, fen).then(done => done && close())}
          onClose={close}
        />
      )}
      <Sheet
        open={open === 'arrive'}
        onClose={close}
        title="货到自提点了"
        testid="arrive-sheet"
        foot={
          <>
            <Button look="plain" onClick={close}>
              还没到
            </Button>
            <Button
              full
              busy={busy}
              onClick={() => void acts.arrive().then(done => done && close())}
              testid="confirm-arrive"
            >
              {busy ? '正在标记' : '标记到货'}
            </Button>
          </>
        }
      >
        <View>
          {group.pointName}，{group.orders.paid} 单。
        </View>
        <View className="mt3">
          <Note tone="warm" title="标了以后">
            每一家各收到一条通知，取货码马上能用。标了不能撤回。
          </Note>
        </View>
        {refusal && (
          <View className="mt3 dg" data-testid="refusal">
            {refusalSentence(refusal)}
          </View>
        )}
      </Sheet>
    </Page>
  )
}
