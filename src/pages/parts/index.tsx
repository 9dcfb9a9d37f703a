import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Bars, Lines } from '@/components/bars'
import { Broken } from '@/components/broken'
import { Button, Link } from '@/components/button'
import { Card, Section } from '@/components/card'
import { Chip, Chips } from '@/components/chip'
import { Crate, planCrate } from '@/components/crate'
import type { CrateContents, Joined } from '@/components/crate'
import { Empty } from '@/components/empty'
import { Face, Faces, Seal } from '@/components/face'
import { faces } from '@/components/face/art'
import { Field } from '@/components/field'
import { GoodsPic } from '@/components/goods-pic'
import { goodsArt } from '@/components/goods-pic/art'
import { Icon } from '@/components/icon'
import type { IconName } from '@/components/icon'
import { IntervalScale } from '@/components/interval-scale'
import { Meter } from '@/components/meter'
import { Note } from '@/components/note'
import { Page } from '@/components/page'
import { Price, Was } from '@/components/price'
import { QrCode } from '@/components/qr-code'
import { Row } from '@/components/row'
import { ScoreScale } from '@/components/score-scale'
import { Sheet } from '@/components/sheet'
import { Bone, BoneRows, Skeleton } from '@/components/skeleton'
import { Stepper } from '@/components/stepper'
import { Switch } from '@/components/switch'
import { Tag } from '@/components/tag'
import { Timeline } from '@/components/timeline'
import { call } from '@/platform/phone-call'
import { scan } from '@/platform/scan'
import { toast } from '@/platform/toast'
import { useElder, wearElder } from '@/session/me'
import { bottleGreen, setAccent, useAccent } from '@/session/brand'

const neighbours: Joined[] = [
  { key: 'zhou', surname: '周', units: 4, fen: 1840 },
  { key: 'wu', surname: '吴', units: 3, fen: 1440 },
  { key: 'he', surname: '何', units: 3, fen: 1560 },
]
const mine: Joined = { key: 'me', surname: '林', units: 9, fen: 3680, mine: true }
const more: Joined[] = [...'许梅丁孟袁罗江'].map((surname, i) => ({
  key: surname,
  surname,
  units: 4 + (i % 3),
  fen: 2600,
}))
const by24: CrateContents = { rule: { by: 'units', target: 24 }, crateSize: 24, joined: neighbours }
const of = (change: Partial<CrateContents>): CrateContents => ({ ...by24, ...change })
const icons =
  'crate order card me leader manage back right down up pin clock plus minus check close coupon points phone share scan chat shield truck door factory gift pause offline info warn refund paste edit list people bell poster star leaf'.split(
    ' ',
  ) as IconName[]

/** Every component once, to be looked at. Only in a build with LINTUAN_PARTS=1. */
export default function Parts() {
  const [basket, setBasket] = useState(0)
  const [sheet, setSheet] = useState(false)
  const [score, setScore] = useState<number | undefined>(6)
  const [said, setSaid] = useState('')
  const [on, setOn] = useState(true)
  const [chips, setChips] = useState(['瓶子漏气'])
  const elder = useElder()
  const accent = useAccent()
  const group = of({ basket: { units: basket, fen: basket * 460 } })
  return (
    <Page
      title="零件"
      testid="parts"
      bar={
        <>
          <Crate contents={group} size="tiny" />
          <View className="grow">
            <Price fen={basket * 460} size="l" />
            <View className="t26 dim" style="line-height:1.2">
              {basket} 瓶 · 门厅自提
            </View>
          </View>
          <Button onClick={() => setSheet(true)} testid="open-sheet">
            去结算
          </Button>
        </>
      }
    >
      <Hold>
        <Crate contents={group} size="large" />
      </Hold>
      <View className="pad fx base sp mt3">
        <View className="t44 b">{planCrate(group).sentence}</View>
        <View className="t26 wm m">今晚 20:00 截单</View>
      </View>
      <View className="pad">
        <Goods basket={basket} setBasket={setBasket} />
      </View>
      <Section title="大小" />
      <Hold>
        <Crate contents={of({ joined: [...neighbours, mine] })} size="medium" />
      </Hold>
      <Hold>
        <Crate contents={of({ joined: [...neighbours, mine] })} size="small" />
        <Crate contents={of({ joined: [...neighbours, mine] })} size="row" className="ml2" />
        <Crate contents={of({ joined: [...neighbours, mine] })} size="tiny" className="ml2" />
        <Crate
          contents={of({ crateSize: 12, rule: { by: 'people', target: 12 }, joined: more })}
          size="row"
          className="ml2"
        />
        <Crate
          contents={of({
            rule: { by: 'amount', targetFen: 60000 },
            joined: [
              { ...mine, fen: 20000 },
              { ...more[0]!, fen: 31360 },
            ],
          })}
          size="row"
          className="ml2"
        />
      </Hold>
      <Section title="状态" />
      <Hold>
        <Crate contents={by24} size="small" loading />
        <Crate contents={of({ basket: { units: 9, fen: 0 } })} size="small" className="ml2" />
        <Crate
          contents={of({ joined: [...neighbours, { ...mine, units: 14 }] })}
          size="small"
          className="ml2"
        />
      </Hold>
      <Hold>
        <Crate contents={of({ joined: [...neighbours, mine] })} size="medium" failed />
      </Hold>
      <Section title="四十八格，和更多" />
      <Hold>
        <Crate
          contents={of({
            crateSize: 48,
            rule: { by: 'units', target: 48 },
            joined: [...neighbours, ...more, mine].slice(0, 9),
          })}
          size="large"
        />
      </Hold>
      <Hold>
        <Crate
          contents={of({ rule: { by: 'cases', target: 3 }, joined: [...neighbours, ...more] })}
          size="large"
        />
      </Hold>
      <View className="pad">
        {planCrate(of({ rule: { by: 'cases', target: 3 }, joined: [...neighbours, ...more] })).sentence}
      </View>
      <Hold>
        <Crate
          contents={of({ crateSize: 12, rule: { by: 'people', target: 12 }, joined: more })}
          size="large"
        />
      </Hold>
      <Section title="货" aside="十三种" />
      <Hold wrap>
        {Object.keys(goodsArt).map((art, i) => (
          <View key={art} className="mr1 mb1">
            <GoodsPic art={art} tint={['orange', 'blue', 'pink', 'green', 'gold', 'plum', 'paper'][i % 7]!} />
          </View>
        ))}
      </Hold>
      <Hold wrap>
        {Object.keys(faces).map(face => (
          <View key={face} className="mr1 mb1">
            <Face face={face} size="l" />
          </View>
        ))}
        {['周', '梅', '丁'].map((surname, i) => (
          <View key={surname} className="mr1">
            <Face surname={surname} hue={i + 3} size="l" />
          </View>
        ))}
        <Seal size="l" />
      </Hold>
      <Hold wrap>
        {icons.map(name => (
          <View key={name} className="mr3 mb2">
            <Icon name={name} />
          </View>
        ))}
      </Hold>
      <Section title="字" />
      <Hold wrap>
        <View className="t60 b">还差 5 瓶成箱</View>
        <View className="t44 b">还差 5 瓶成箱</View>
        <Price fen={3680} size="x" />
        <Price fen={128600} size="l" />
        <Price fen={460} tone="warm" />
        <Price fen={-500} size="n" />
        <Was fen={550} />
      </Hold>
      <Section title="控件" />
      <Hold wrap>
        <Button>支付 ¥36.80</Button>
        <Button look="ghost">去看看</Button>
        <Button look="plain" icon="phone">
          陈姐
        </Button>
        <Button look="soft" small>
          去用
        </Button>
        <Button look="stop" icon="pause">
          暂停接单
        </Button>
        <Button busy>正在付款</Button>
        <Link onClick={() => toast('已转到邻居群')}>先看看单买</Link>
        <Link onClick={() => void scan()}>扫</Link>
        <Link onClick={() => call('138 0000 0000')}>打电话</Link>
        <Link onClick={() => setAccent(accent === bottleGreen ? plum : bottleGreen)}>换色</Link>
      </Hold>
      <View className="pad mt2">
        <Chips label="是哪里没做好">
          {['瓶子漏气', '送晚了', '口味不合', '瓶子磕碰'].map(word => (
            <Chip
              key={word}
              on={chips.includes(word)}
              onClick={() =>
                setChips(chips.includes(word) ? chips.filter(c => c !== word) : [...chips, word])
              }
            >
              {word}
            </Chip>
          ))}
        </Chips>
        <View className="mt3">
          <Field
            value={said}
            onInput={setSaid}
            placeholder="想说什么都可以"
            lines={3}
            hint="只有青屿看得到，陈姐看不到"
          />
        </View>
        <View className="mt3">
          <Field
            value=""
            onInput={() => undefined}
            placeholder="六位取货码"
            hint="这个码不对，再看看"
            wrong
            type="number"
          />
        </View>
      </View>
      <View className="pad mt3">
        <Card>
          <Row
            icon="coupon"
            title="满 40 减 5 券"
            value={<Price fen={-500} size="n" tone="warm" />}
            onClick={() => undefined}
          />
          <Row
            icon="points"
            title="用 140 积分"
            note="共 1,286 分"
            value={<Switch on={on} onChange={setOn} label="用 140 积分" />}
          />
          <Row
            before={<Face face="zhou" />}
            title="周婷 · 4 瓶"
            note="实付 ¥18.40 × 8%"
            value={<Price fen={147} size="n" />}
          />
          <Row
            icon="me"
            title="长辈模式"
            value={<Switch on={elder} onChange={wearElder} label="长辈模式" testid="elder" />}
          />
        </Card>
        <Card up inset spaced>
          <View className="fx sp">
            <View className="fx">
              <Face face="chen" size="l" />
              <View className="ml2 b">陈姐</View>
              <View className="ml2">
                <Tag tone="warm">团长</Tag>
              </View>
            </View>
            <Tag tone="accent">品牌</Tag>
            <Tag>已取</Tag>
            <Tag tone="danger">停</Tag>
          </View>
          <View className="mt3">
            <Meter
              parts={[{ value: 320, tone: 'low' }, { value: 466, tone: 'gold' }, { value: 500 }]}
              label="积分三批"
            />
          </View>
          <View className="fx mt3 t26 dim">
            <Faces people={[{ face: 'zhou' }, { face: 'wu' }, { face: 'he' }]} />
            <Text className="ml2">3 家已入箱</Text>
          </View>
        </Card>
        <View className="mt3">
          <Note tone="accent" icon="shield" title="没成箱，钱退回来">
            20:00 没装满，¥36.80、券和积分当晚退回。
          </Note>
        </View>
        <View className="mt3">
          <Note tone="warm">暂停之后：新单马上停。已付的 4 家不动，各收到一条通知。</Note>
        </View>
      </View>
      <View className="pad mt4">
        <Timeline
          steps={[
            { title: '到门厅了', note: '陈姐已签收 1 箱', at: '今天 15:48', state: 'now' },
            { title: '汽水厂发车', note: '批次 Q0522-3', at: '今天 06:40' },
            { title: '付款 ¥36.80', at: '昨天 14:31' },
            { title: '到账后告诉你', at: '最晚 5 月 22 日', state: 'next' },
          ]}
        />
      </View>
      <Hold>
        <QrCode text="638204" label="取货二维码" />
      </Hold>
      <View className="pad mt3">
        <Card inset>
          <View className="t60 b">52</View>
          <IntervalScale value={52} low={42} high={62} label="52，95% 区间 42 到 62" />
          <Bars
            label="分数分布"
            bars={[0, 0, 0, 0, 0, 4, 6, 14, 36, 50, 64].map((value, i) => ({
              name: String(i),
              value,
              tone: i < 7 ? 'low' : i < 9 ? 'middle' : 'accent',
            }))}
          />
          <Lines
            label="低分说了什么"
            bars={[
              { name: '瓶子漏气', value: 9 },
              { name: '送晚了', value: 7 },
              { name: '口味不合', value: 2 },
            ]}
          />
        </Card>
      </View>
      <View className="pad mt3">
        <ScoreScale value={score} onChange={setScore} label="会把青屿推荐给邻居吗" />
      </View>
      <Skeleton>
        <View className="pad mt3">
          <Bone w={156} h={24} />
        </View>
        <BoneRows rows={2} />
      </Skeleton>
      <Empty title="附近还没有开着的团" ways={<Button>开团时告诉我</Button>}>
        箱子先空着，猫替你占了位。
      </Empty>
      <Broken
        refusal={{ code: 'broken', trace: 'LT-0521-7K3M' }}
        title="没读到这个团"
        again={() => undefined}
        ask={() => undefined}
      />
      <Sheet
        open={sheet}
        onClose={() => setSheet(false)}
        title="换一个自提点"
        bare
        foot={
          <Button full onClick={() => setSheet(false)}>
            就在这里取
          </Button>
        }
      >
        <Row title="梧桐里 3 号楼门厅" note="步行 2 分钟" />
        <Row title="晴川苑南门" note="步行 4 分钟" />
      </Sheet>
    </Page>
  )
}

const plum = { accent: '#7A2E63', deep: '#561D45', ink: '#561D45', soft: '#F6E6F0', on: '#FFFFFF' }

function Goods({ basket, setBasket }: { basket: number; setBasket: (n: number) => void }) {
  return (
    <View className="fx mt3">
      <GoodsPic art="bottle-mandarin" tint="orange" />
      <View className="grow ml3">
        <View className="b one">橘子汽水</View>
        <View className="t26 dim one">275 ml · 真橘汁 12%</View>
        <View className="fx sp">
          <View className="fx base">
            <Price fen={460} tone="warm" />
            <Was fen={550} />
          </View>
          <Stepper value={basket} onChange={setBasket} label="橘子汽水" max={14} testid="mandarin" />
        </View>
      </View>
    </View>
  )
}

function Hold({ wrap, children }: { wrap?: boolean; children: ReactNode }) {
  return (
    <View className={`fx pad mt2 ${wrap ? 'wrap' : 'ctr'}`} style={wrap ? '' : 'align-items:flex-end'}>
      {children}
    </View>
  )
}
