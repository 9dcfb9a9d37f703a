import { useDidShow } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useState } from 'react'
import lockup from '@/art/marks/lintuan-lockup.svg'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Card } from '@/components/card'
import { useMembership } from '@/components/consent-sheet'
import { Face } from '@/components/face'
import { Page } from '@/components/page'
import { Picture } from '@/components/picture'
import { Row } from '@/components/row'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { Switch } from '@/components/switch'
import { consumerPage, go, leaderPage, places } from '@/platform/route'
import { now } from '@/session/clock'
import { toast } from '@/platform/toast'
import { isMember, learnMe, useElder, useKnowing } from '@/session/me'
import type { Me as Known } from '@/session/me'
import { date } from '@/texts/dates'
import { words } from '@/texts/words'
import { NameSheet } from './name-sheet'
import { PointSheet } from './point-sheet'
import { useProfile } from './use-profile'
import { WithdrawSheet } from './withdraw-sheet'
import css from './me.module.scss'

type Open = 'name' | 'point' | 'withdraw' | undefined

/** Who I am here, what I was told, and everything I may change or take back. */
export default function Me() {
  const knowing = useKnowing()
  const elder = useElder()
  const profile = useProfile()
  const { ensure, sheet } = useMembership()
  const [open, setOpen] = useState<Open>()
  useDidShow(() => void learnMe(true))
  const show = (what: Open) => {
    profile.forget()
    setOpen(what)
  }
  const close = () => setOpen(undefined)

  const elderRow = (
    <Row
      icon="me"
      title="长辈模式"
      note="字大三成，一页一件事"
      value={<Switch on={elder} onChange={profile.wear} label="长辈模式" testid="elder-switch" />}
    />
  )
  if (knowing.state === 'unheard') {
    return (
      <Page title="我的" tab="me" testid="me">
        <Broken refusal={knowing.refusal} title="没读到你的资料" again={() => void learnMe(true)} />
        <View className="pad">
          <Card>{elderRow}</Card>
        </View>
      </Page>
    )
  }
  if (knowing.state === 'asking') {
    return (
      <Page title="我的" tab="me" testid="me">
        <Skeleton>
          <View className="pad fx mt2">
            <Bone h={56} round />
            <View className="grow ml3">
              <Bone w={90} h={20} />
              <Bone w={150} h={13} className="mt2" />
            </View>
          </View>
          <View className="mt4">
            <BoneRows rows={6} picture={24} />
          </View>
        </Skeleton>
      </Page>
    )
  }

  const { me } = knowing
  const { member } = me
  const joined = isMember(me)
  const work = workOf(me)
  const unread = me.waiting.unread
  return (
    <Page title="我的" tab="me" testid="me">
      <View className="pad">
        <View className={css.head}>
          <Face face={member?.face} surname={member?.surname ?? '邻'} hue={3} size="xl" />
          <View className="grow ml3">
            <View className="t44 b one">{joined ? member!.name : '你好，邻居'}</View>
            <View className="t26 dim one">{joined ? member!.household || '楼号还没填' : '还不是会员'}</View>
          </View>
          {joined ? (
            <Link onClick={() => show('name')} testid="edit-name">
              改
            </Link>
          ) : (
            <View className="fixed ml2">
              <Button small onClick={() => void ensure()} testid="join">
                成为会员
              </Button>
            </View>
          )}
        </View>
        {work && (
          <Card className={css.first}>
            <Row
              icon={work.icon}
              title={work.title}
              note={work.note}
              onClick={() => go(places.work)}
              testid="to-work"
            />
          </Card>
        )}
        {joined && me.leaderUntil !== null && (
          <Card className={work ? undefined : css.first} spaced={!!work}>
            <Row
              icon="leader"
              title="做团长时的佣金"
              note={`和${words.brand}的约定到 ${date(me.leaderUntil, now())}为止，挣到的还是你的`}
              onClick={() => go(leaderPage('commission'))}
              testid="to-past-commission"
            />
          </Card>
        )}
        {joined && (
          <Card spaced>
            <Row
              icon="bell"
              title="消息"
              value={unread > 0 ? <View className="wm m">{unread} 条新的</View> : undefined}
              onClick={() => go(consumerPage('inbox'))}
              testid="inbox"
            />
            <Row
              icon="chat"
              title={`和${words.brand}说的`}
              onClick={() => go(consumerPage('thread'))}
              testid="threads"
            />
            <Row
              icon="pin"
              title="自提点"
              note={member!.pointName || '还没选'}
              onClick={() => show('point')}
              testid="my-point"
            />
          </Card>
        )}
        <Card spaced>{elderRow}</Card>
        <Card spaced>
          <Row
            icon="shield"
            title="隐私说明"
            onClick={() => go(consumerPage('privacy'))}
            testid="to-privacy"
          />
          <Row
            icon="list"
            title="用户协议"
            onClick={() => go(consumerPage('agreement'))}
            testid="to-agreement"
          />
          {joined && <Row icon="close" title="撤回同意" onClick={() => show('withdraw')} testid="withdraw" />}
        </Card>
        <View className="fx mt3">
          <Button
            look="plain"
            full
            contact
            icon="chat"
            onClick={process.env.TARO_ENV === 'h5' ? () => toast('在微信里会打开和青屿的对话') : undefined}
            testid="ask"
          >
            {words.ask}
          </Button>
        </View>
        <View className={css.about}>
          <Picture src={lockup} className={css.lockup} label={words.app} />
          <View className="t26 dim mt2">{words.brandFull}和邻居一起用</View>
        </View>
      </View>
      {member && (
        <NameSheet
          open={open === 'name'}
          name={member.name}
          household={member.household}
          busy={profile.busy}
          refusal={profile.refusal}
          onClose={close}
          onSave={(name, household) => void profile.rename(name, household).then(ok => ok && close())}
        />
      )}
      <PointSheet
        open={open === 'point'}
        chosen={member?.pointId}
        refusal={profile.refusal}
        onClose={close}
        onChoose={pointId => void profile.move(pointId).then(ok => ok && close())}
      />
      <WithdrawSheet
        open={open === 'withdraw'}
        busy={profile.busy}
        refusal={profile.refusal}
        onClose={close}
        onWithdraw={() => void profile.withdraw().then(ok => ok && close())}
      />
      {sheet}
    </Page>
  )
}

/** The other hat, if she wears one: where it is put on. */
function workOf({ hats, regionName }: Known) {
  const leader = hats.includes('leader')
  const staff = hats.includes('staff')
  if (!leader && !staff) return undefined
  const title = leader && staff ? '去工作' : leader ? '去团长台' : '去管理'
  return {
    title,
    icon: leader ? ('leader' as const) : ('manage' as const),
    note: staff ? `${words.brand}${regionName ?? '总部'}` : '开团、到货、交货',
  }
}
