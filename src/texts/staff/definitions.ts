import type { TodayOutput } from '#contracts/staff'
import type { Nps } from '#domain/survey/types'
import { money } from '../money'
import { dayRange, percent, signed } from './figures'

/** Words of a definition; the way to its rows is the page's. */
export interface DefinitionText {
  title: string
  sentence: string
  parts: { name: string; text: string }[]
}

const zone = '北京时间，一天从 0:00 起'

export function npsDefinition(nps: Nps, week: { from: number; to: number }, region: string): DefinitionText {
  const { n, promoters, passives, detractors, invited, answered, score, interval } = nps
  return {
    title: 'NPS 怎么算',
    sentence: '打 9、10 分的占比，减去打 0 到 6 分的占比，在 −100 到 100 之间。',
    parts: [
      { name: '分子', text: `9–10 分 ${promoters} 份，减 0–6 分 ${detractors} 份` },
      { name: '分母', text: `${n} 份回答，7–8 分的 ${passives} 份也在里面` },
      {
        name: '区间',
        text: interval
          ? `95%，${signed(interval.low)} 到 ${signed(interval.high)}，按校正的 Wald 法。两段区间叠着，就不能说变了`
          : '回答太少，不算区间',
      },
      { name: '份数', text: '不到 10 份只看份数，10 到 29 份标样本不足，30 份起才算数' },
      {
        name: '回收',
        text: `这 7 天发出 ${invited} 份，其中回了 ${answered} 份，${percent(answered, invited)}。更早发的现在才回，算进分数，不算进回收`,
      },
      { name: '时间', text: `${dayRange(week.from, week.to)}，连今天共 7 天。${zone}` },
      { name: '范围', text: region },
      ...(score === null ? [] : [{ name: '取整', text: '算完只取整一次' }]),
    ],
  }
}

export function netDefinition(
  { paidFen, refundedFen, payments, refunds }: TodayOutput['money'],
  day: { from: number; to: number },
  region: string,
): DefinitionText {
  return {
    title: '净额怎么算',
    sentence: '今天到账的付款，减去今天退成的退款。',
    parts: [
      { name: '付款', text: `${money(paidFen)}，${payments} 笔，按到账的时刻` },
      { name: '退款', text: `${money(refundedFen)}，${refunds} 笔，按退成的时刻，不管哪天下的单` },
      { name: '不算', text: '没付的单、正在退的钱、积分和团长佣金' },
      { name: '时间', text: `${dayRange(day.from, day.to)}。${zone}` },
      { name: '范围', text: region },
    ],
  }
}

export function casesDefinition(open: number, region: string): DefinitionText {
  return {
    title: '等回答的事',
    sentence: '打了 0 到 6 分、品牌还没有回答的，每一件都是一位邻居。',
    parts: [
      { name: '算进来', text: `${open} 件：还没回答的，和回答后对方说没解决的` },
      { name: '期限', text: '打分后 24 小时内回答；对方说没解决，从那时起再算 24 小时' },
      { name: '最急', text: '期限最早到的那一件' },
      { name: '范围', text: region },
    ],
  }
}

export function groupsDefinition(
  { running, endingToday }: TodayOutput['groups'],
  day: { from: number; to: number },
  region: string,
): DefinitionText {
  return {
    title: '正在装的箱',
    sentence: '开着、还没截单的团。已经装满的也还能加入，直到截单。',
    parts: [
      { name: '正在装', text: `${running} 个团` },
      { name: '今天截', text: `${endingToday} 个，截单时刻在今天 24:00 之前` },
      { name: '差多少', text: '按付了款的算，购物篮里和没付的不算' },
      { name: '时间', text: `${dayRange(day.from, day.to)}。${zone}` },
      { name: '范围', text: region },
    ],
  }
}
