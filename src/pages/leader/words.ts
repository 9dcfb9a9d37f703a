import type { CratePlan } from '@/components/crate/contents'
import { clock, date, dayName, until, when } from '@/texts/dates'
import { money, rate, roundMoney } from '@/texts/money'
import { counted } from '@/texts/words'
import type { CommissionRow, DeskOutput, OpeningView } from '#contracts/leader'
import type { GroupCard } from '#contracts/views'
import type { GroupRule } from '#domain/group/types'

/** 「满 24 瓶成团」, 「满 2 箱成团」, 「满 12 人成团」, 「满 ¥600 成团」 */
export function ruleWords(rule: GroupRule): string {
  return rule.by === 'amount'
    ? `满 ${roundMoney(rule.targetFen)} 成团`
    : `满 ${rule.target} ${counted[rule.by]}成团`
}

/** What the rule leaves free; how large a crate is when crates are counted. */
export function ruleNote(rule: GroupRule, crateSize: number): string {
  return rule.by === 'cases' ? `一箱 ${crateSize} 瓶，任意搭配` : '任意搭配'
}

/** 「4 家 19 瓶，今晚 20:00 截」; by amount the money says more than the bottles. */
export function joinedWords({ crate, endsAt }: Pick<GroupCard, 'crate' | 'endsAt'>, now: number): string {
  const { people, units, fen } = crate.totals
  const ends = endsAt > now ? `${until(endsAt, now)} 截` : `${when(endsAt, now)} 已截单`
  if (people === 0) return `还没有人下单，${ends}`
  return `${people} 家 ${crate.rule.by === 'amount' ? money(fen) : `${units} 瓶`}，${ends}`
}

/** What a share card says; the same sentence as on the group's own page. */
export function shareTitle(plan: Pick<CratePlan, 'sentence'>, endsAt: number, now: number): string {
  return `${plan.sentence}，${until(endsAt, now)} 截`
}

/** The poster's headline on two lines: what is missing, and what then happens. */
export function posterWords(plan: Pick<CratePlan, 'missing' | 'sentence'>): [string, string] {
  if (!plan.missing) return ['这箱已经成了', '还能再带几瓶']
  const { figure, unit } = plan.missing
  const counts = unit.replace(/成[箱团]$/, '')
  const then = unit.endsWith('成箱') ? '就装满一箱' : '就成团'
  return [`还差 ${figure}${counts && ` ${counts}`}`, then]
}

/** Paper hangs for days, so it never says 今天. */
export function posterTimes(endsAt: number, collectFrom: number, now: number): [string, string] {
  return [
    `${date(endsAt, now)} ${clock(endsAt)} 截单`,
    `${date(collectFrom, now)} ${clock(collectFrom)} 起取`,
  ]
}

/** How the last one went: 「5 月 14 日，9 家 31 瓶，成了」 */
export function lastWords(last: NonNullable<OpeningView['last']>, now: number): string {
  const how = last.outcome === 'formed' ? '成了' : '没成'
  return `${date(last.at, now)}，${last.people} 家 ${last.units} 瓶，${how}`
}

/** A building as a plate: 「3 号楼」 for a number, else its own name; '' when nobody said where. */
export function plateOf(building: string): { figure: string; word: string } | undefined {
  return /^[0-9A-Za-z]{1,3}$/.test(building) ? { figure: building, word: '号楼' } : undefined
}

/** 「等许姐、丁工」 */
export function awaitedWords({ building, names }: DeskOutput['buildings'][number]): string {
  const where = plateOf(building) ? '' : building ? `${building}，` : '没写门牌，'
  return where + (names.length > 0 ? `等${names.join('、')}` : '都交完了')
}

/** Since yesterday, or longer: a number must not say less than it counts. */
export function lateTitle(late: DeskOutput['late'], now: number): string {
  return late.every(({ since }) => dayName(since, now) === '昨天') ? '昨天没取' : '前几天没取'
}

/** 「11 月 18 日取 · 陈姐的汽水团」: every week's group has the same title. */
export function groupHeading(title: string, collectFrom: number, now: number): string {
  return `${date(collectFrom, now)}取 · ${title}`
}

/** Base × rate of one order, and that each line is rounded for itself. */
export function commissionBase({ lines }: Pick<CommissionRow, 'lines'>): string {
  const base = lines.reduce((sum, { baseFen }) => sum + baseFen, 0)
  const rates = new Set(lines.map(({ rateBp }) => rateBp))
  const [only] = rates
  if (rates.size === 1 && only === 0) return `实付 ${money(base)}，自己买的不计`
  const by = rates.size === 1 ? rate(only!) : '各自的比例'
  return `实付 ${money(base)} × ${by}${lines.length > 1 ? '，每样舍到分' : '，舍到分'}`
}

/** When this entry may be counted on. */
export function commissionState({ state, dueAt, fen }: CommissionRow, days: number, now: number): string {
  if (state === 'voided') return '退款了，不计'
  if (fen === 0) return '不计佣金'
  if (state === 'due') return '已到账上'
  return dueAt === null ? `取货 ${days} 天后到账上` : `${date(dueAt, now)}到账上`
}
