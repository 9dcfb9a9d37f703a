import { View } from '@tarojs/components'
import { Article } from '@/components/article'
import type { Chapter } from '@/components/article'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { toast } from '@/platform/toast'
import { useMe } from '@/session/me'
import { words } from '@/texts/words'

const chapters: Chapter[] = [
  {
    title: '记下什么，为什么',
    lines: [
      '微信给小程序的编号：认出是同一个你，不是你的微信号，也看不到聊天。',
      '你填的称呼和楼号：交货时对得上人。不填也能买。',
      '自提点：知道货送到哪里。',
      '订单、付款、取货、退款：把这一单办完，出了问题能查。',
      '问卷里的分数和话：改进汽水，回答你。不答也不影响买。',
      '从哪个团来的：知道是谁带来的邻居。',
    ],
  },
  {
    title: '不要什么',
    lines: [
      '不要手机号、身份证、位置和通讯录，也不看你的相册；团长存海报时，只往相册里添一张图。',
      '不拿你的信息做广告，不卖给别人。',
    ],
  },
  {
    title: '谁看得到',
    lines: [
      '同团的邻居：你的姓，和拿了几瓶。',
      '团长：你的称呼、楼号和要取的东西，为了把货交给你。看不到你的分数和对品牌说的话。',
      '青屿负责你这一片的同事：订单和你说的话。他们做过什么都留记录。',
      '微信支付：付款和退款。',
    ],
  },
  {
    title: '存在哪里，存多久',
    lines: [
      '存在腾讯云在中国境内的服务器。',
      '订单和付款记录，法律要求交易完成后至少留三年。',
      '其余的，到你注销为止。注销后 15 个工作日内删掉或去掉姓名。',
    ],
  },
  {
    title: '你可以',
    lines: [
      '看和改：称呼、楼号、自提点，在「我的」里。',
      '撤回同意：在「我的」最下面，一次点到，马上生效。',
      '要一份你的数据，或注销：点下面的「问问青屿」，15 个工作日内办好。',
      '觉得不妥：先找我们，也可以向网信部门投诉。',
    ],
  },
  {
    title: '这份说明变了怎么办',
    lines: ['换新的版本号，下单前请你再看一次。不同意可以不继续，已付的照常取货或退款。'],
  },
]

/** What is known about me, in words I can follow. */
export default function Privacy() {
  const version = useMe()?.versions.privacy ?? 1
  return (
    <Page
      title="隐私说明"
      testid="privacy-page"
      bar={
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
      }
    >
      <Article
        about={`第 ${version} 版 · 2026 年 5 月 1 日起`}
        lead="青屿汽水和邻团只记把汽水送到你手上用得着的东西。"
        chapters={chapters}
      />
      <View className="mb6" />
    </Page>
  )
}
