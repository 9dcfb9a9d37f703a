import { View } from '@tarojs/components'
import { Article } from '@/components/article'
import type { Chapter } from '@/components/article'
import { Page } from '@/components/page'
import { useMe } from '@/session/me'

const chapters: Chapter[] = [
  {
    title: '谁和谁',
    lines: [
      '卖汽水、收钱、退款的是青屿汽水。',
      '团长是帮邻居张罗和收货的人，不收你的钱。',
      '你买的是青屿的东西，有事找青屿。',
    ],
  },
  {
    title: '一个团怎么成',
    lines: [
      '团页写明装满多少算成团、什么时候截单、哪天在哪里取。',
      '付款后你的瓶子才落箱。箱子装满，马上成团，截单前还可以再带。',
      '开团后价格变了，先给你看新价，你点了才按新价收。',
    ],
  },
  {
    title: '付款和取消',
    lines: [
      '下单后有 15 分钟付款，过了自动取消，不扣款。',
      '付款前随时可以取消。付款后为邻居占住了箱子，成团前后都不能自己取消；有难处，问问青屿。',
    ],
  },
  {
    title: '钱什么时候回来',
    lines: [
      '没成团：截单后当天提交，全额原路退回，不用申请。退到零钱一般几分钟，退到银行卡 1 至 3 个工作日。',
      '付晚了或付了两次：多收的全额退回。',
      '到货少了：缺几瓶退几瓶的钱。',
      '漏气、磕碰、送错：取货 7 天内告诉青屿，补货或退款。',
    ],
  },
  {
    title: '取货',
    lines: [
      '凭六位取货码取，只能用一次。请邻居代取，把码给她就行。',
      '团页写明取到哪天。来不及，先给团长打个电话。',
    ],
  },
  {
    title: '积分',
    lines: [
      '每付 1 元攒 1 分，取货 7 天后入账，一年有效。退掉的那部分不攒。',
      '积分不能换现金，也不能转给别人。',
    ],
  },
  {
    title: '问卷',
    lines: ['取货第二天问两问，14 天内最多一次，不答也没关系。分数只有青屿看得到，团长看不到。'],
  },
  {
    title: '退出',
    lines: ['随时可以撤回同意。撤回后不能再下单和攒分，已付的照常取货或退款。'],
  },
]

/** The rules of a group, of refunds, of points: who owes what to whom. */
export default function Agreement() {
  const version = useMe()?.versions.agreement ?? 1
  return (
    <Page title="用户协议" testid="agreement-page">
      <Article
        about={`第 ${version} 版 · 2026 年 5 月 1 日起`}
        lead="和邻居凑一箱汽水，按这里说的办。"
        chapters={chapters}
      />
      <View className="mb6" />
    </Page>
  )
}
