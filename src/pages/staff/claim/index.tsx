import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Refusal } from '@/cloud/client'
import { claim } from '@/cloud/staff'
import { Button } from '@/components/button'
import { useMembership } from '@/components/consent-sheet'
import { Empty } from '@/components/empty'
import { Field } from '@/components/field'
import { RefusalNote } from '@/components/refusal-note'
import { Page } from '@/components/page'
import { goInstead, places, staffPage } from '@/platform/route'
import { toast } from '@/platform/toast'
import { learnMe, useMe } from '@/session/me'
import { words } from '@/texts/words'

/** The first administrator takes over an empty environment with the code its start printed. */
export default function Claim() {
  const me = useMe()
  const membership = useMembership()
  const [code, setCode] = useState('')
  const [typed, setName] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const name = typed ?? me?.member?.name ?? ''

  if (me && !me.unclaimed) {
    const staff = me.hats.includes('staff')
    return (
      <Page title="认领管理" fill testid="claim">
        <Empty
          title="这里已经有管理员了"
          ways={
            <Button onClick={() => (staff ? goInstead(staffPage('today')) : goInstead(places.home))}>
              {staff ? '看今天' : '回首页'}
            </Button>
          }
        >
          {staff ? '你就是其中一位。' : '要一起管理，请现有的管理员加你。'}
        </Empty>
      </Page>
    )
  }
  const send = async () => {
    if (!(await membership.ensure())) return
    setBusy(true)
    setRefusal(undefined)
    const reply = await claim({ code: code.trim(), name: name.trim() })
    if (reply.ok) {
      await learnMe(true)
      toast('认领好了')
      goInstead(staffPage('today'))
    } else setRefusal(reply.refusal)
    setBusy(false)
  }
  return (
    <Page
      title="认领管理"
      testid="claim"
      bar={
        <Button
          full
          busy={busy}
          disabled={code.trim().length < 6 || name.trim() === ''}
          onClick={() => void send()}
          testid="send-claim"
        >
          {busy ? '正在认领' : '成为第一位管理员'}
        </Button>
      }
    >
      <View className="pad">
        <View className="t44 b mt4">给{words.brand}认一位管理员</View>
        <View className="dim mt2 mb6">
          认领码由装好这里的人给你，只能用一次。认领以后，你能看到全部大区，能改价、回低分、导入商品。
        </View>
        <Field
          value={code}
          onInput={next => {
            setCode(next)
            setRefusal(undefined)
          }}
          placeholder="认领码"
          maxLength={40}
          wrong={refusal?.code === 'claim-wrong'}
          testid="claim-code"
        />
        <View className="mt3">
          <Field
            value={name}
            onInput={setName}
            placeholder="你的名字"
            maxLength={20}
            hint="回答邻居时署这个名字"
            testid="claim-name"
          />
        </View>
        {refusal && <RefusalNote refusal={refusal} />}
      </View>
      {membership.sheet}
    </Page>
  )
}
