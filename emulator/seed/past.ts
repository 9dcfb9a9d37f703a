import { DAY, HOUR, MINUTE, midnightOf } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Diary } from './diary.ts'
import { joins, picksUp, says, type Opinion, type Wish } from './neighbours.ts'
import { everybody, points } from './people.ts'
import type { DemoShop } from './shop.ts'

/** Three weeks of ordinary groups: most fill, two do not, most people are content and some are not. */
export function writePast(shop: DemoShop, book: Diary, luck: Chance, until: number): void {
  const today = midnightOf(until)
  // Days before today on which each leader opened a group. The last ones are far enough back to be handed out.
  const rhythm: Record<string, number[]> = {
    chen: [21, 18, 14, 11, 7, 4],
    ding: [19, 12, 5],
    shen: [17, 10, 6],
    meng: [15, 8],
  }
  const unlucky = new Set(['ding-12', 'meng-15'])
  for (const [leader, days] of Object.entries(rhythm)) {
    for (const ago of days)
      writeGroup(shop, book, luck, leader, today - ago * DAY, unlucky.has(`${leader}-${ago}`))
  }
}

/** Who has a part in the present: asked once in a fortnight, so they must not have been asked of late. */
const waiting = new Set(['jiang', 'he', 'lin'])

function writeGroup(
  shop: DemoShop,
  book: Diary,
  luck: Chance,
  leader: string,
  day: number,
  fails: boolean,
): void {
  const startOfQuiet = midnightOf(shop.now()) + 9 * DAY
  const point = points.find(one => one.leader === leader)!
  const template = point.regionId === 'south' ? 'tonight_s' : 'tonight'
  const around = luck.shuffled(
    everybody.filter(
      ({ key, pointId, works, leads }) =>
        pointId === point._id && !works && !leads && !(waiting.has(key) && day > startOfQuiet),
    ),
  )
  book.at(day + 9 * HOUR + luck.between(5, 40) * MINUTE, async () => {
    const { groupId } = await shop.as(leader).call<{ groupId: string }>('leader', 'open', {
      openId: shop.tapId('open'),
      from: { kind: 'template', id: template },
    })
    const deadline = day + 20 * HOUR
    book.at(deadline)
    book.at(deadline + 5 * MINUTE)
    let units = 0
    for (const { key } of around) {
      if (fails ? units > 9 : units >= 24 + luck.between(0, 5)) break
      const wish = basket(luck, fails ? 3 : 6)
      const lapse = fails
        ? 'pays'
        : luck.weighted([
            ['pays', 46],
            ['cancels', 1],
            ['forgets', 2],
          ] as const)
      if (lapse === 'pays') units += unitsOf(wish)
      book.at(day + 10 * HOUR + luck.between(0, 570) * MINUTE, async () => {
        const orderId = await joins(shop, key, groupId, wish, lapse)
        if (orderId && lapse === 'pays' && !fails)
          writeAfter(shop, book, luck, { leader, who: key, orderId, deadline })
      })
    }
    if (fails) return
    book.at(deadline + 19 * HOUR + luck.between(20, 55) * MINUTE, () => arrives(shop, leader, groupId))
  })
}

async function arrives(shop: DemoShop, leader: string, groupId: string): Promise<void> {
  await shop.ask(leader, 'leader', 'arrive', { groupId })
}

/** Picking up the evening after, and two days later what she thinks of it. */
function writeAfter(
  shop: DemoShop,
  book: Diary,
  luck: Chance,
  { leader, who, orderId, deadline }: { leader: string; who: string; orderId: string; deadline: number },
): void {
  const pickup = deadline + 20 * HOUR + luck.between(15, 285) * MINUTE
  book.at(pickup, async () => {
    if (!(await picksUp(shop, leader, who, orderId))) return
    if (luck.percent(62))
      book.at(pickup + DAY + luck.between(10, 600) * MINUTE, () => answers(shop, book, luck, who))
  })
}

async function answers(shop: DemoShop, book: Diary, luck: Chance, who: string): Promise<void> {
  const opinion = opinionOf(luck)
  const caseId = await says(shop, who, opinion)
  if (!caseId) return
  const now = shop.now()
  const region = everybody.find(({ key }) => key === who)?.pointId === 'wenlan' ? 'fang' : 'xu'
  book.at(now + luck.between(35, 400) * MINUTE, async () => {
    await shop.as(region).call('staff', 'answer', {
      caseId,
      answerId: shop.tapId('answer'),
      text: replyTo(opinion),
    })
    book.at(shop.now() + luck.between(20, 300) * MINUTE, async () => {
      await shop.ask(who, 'survey', 'solve', { caseId, solved: luck.percent(80) })
    })
  })
}

const singles = ['mandarin', 'seasalt', 'lychee', 'osmanthus', 'limeade', 'plum', 'soda'] as const

function basket(luck: Chance, most: number): Wish {
  if (most > 3 && luck.percent(12)) return { [luck.pick(['six_classic', 'six_island'])]: 1 }
  const wish: Wish = {}
  for (let left = luck.between(2, most); left > 0;) {
    const some = Math.min(left, luck.between(1, 3))
    const sku = luck.weighted(singles.map((one, index) => [one, 8 - index] as const))
    wish[sku] = (wish[sku] ?? 0) + some
    left -= some
  }
  return wish
}

const unitsOf = (wish: Wish) =>
  Object.entries(wish).reduce((sum, [sku, n]) => sum + n * (sku.startsWith('six') ? 6 : 1), 0)

const praise = ['瓶子凉凉的，孩子抢着喝', '比超市的新鲜', '下楼就拿到，省事', '海盐的不甜，正好', '']
const complaints: Record<string, string> = {
  leaking: '有一瓶橘子没气了，盖子像是松的。',
  late: '说四点，五点半才到门厅。',
  taste: '杨梅的比上次酸。',
  dented: '提篮底下一瓶有个小缺口。',
  'hard-pickup': '门厅人多，等了一会儿。',
  price: '和楼下超市差不多价了。',
}

function opinionOf(luck: Chance): Opinion {
  const score = luck.weighted([
    [10, 34],
    [9, 26],
    [8, 17],
    [7, 9],
    [6, 5],
    [5, 4],
    [3, 3],
    [1, 1],
  ] as const)
  if (score > 6) {
    const text = luck.percent(30) ? luck.pick(praise) : ''
    return {
      score,
      tags: [luck.pick(['tasty', 'on-time', 'easy-pickup', 'fair-price'])],
      ...(text ? { text } : {}),
    }
  }
  const tag = luck.weighted([
    ['leaking', 5],
    ['late', 4],
    ['hard-pickup', 2],
    ['taste', 2],
    ['dented', 1],
    ['price', 1],
  ] as const)
  return { score, tags: [tag], text: complaints[tag]! }
}

function replyTo({ tags }: Opinion): string {
  const replies: Record<string, string> = {
    leaking: '你好，我查了这一批的压盖记录，有一段时间压得偏松，同批的已经停售。下次取货多给你两瓶，不付钱。',
    late: '你好，那天车在高架上堵了四十分钟，我们没有早点告诉你，是我们不对。以后晚了会先发通知。',
    taste: '你好，今年的杨梅采得早一周，确实更酸。告诉我你喜欢哪个味，下次帮你换。',
    dented: '你好，提篮的隔板太薄，已经换厚的了。有缺口的那瓶别喝，下次补你一瓶。',
    'hard-pickup': '你好，和团长说好了，四点到六点分两排取，会快一些。',
    price: '你好，单瓶的价是含自提点和退瓶的，整箱会便宜些。谢谢你直说。',
  }
  return replies[tags[0]!] ?? '你好，谢谢你告诉我们，我去查一下。'
}
