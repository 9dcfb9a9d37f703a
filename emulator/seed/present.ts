import { DAY, HOUR, hourOf, midnightOf, MINUTE } from './calendar.ts'
import type { Diary } from './diary.ts'
import { joins, picksUp, says, type Wish } from './neighbours.ts'
import type { DemoShop } from './shop.ts'

/** How things stand at this moment, whenever that is: something to fill, something to pick up, something to answer. */
export function writePresent(shop: DemoShop, book: Diary, until: number): void {
  writeToPickUp(shop, book, until)
  writeToAnswer(shop, book, until)
  writeRunning(shop, book, until)
}

/** Yesterday's group of 陈姐: formed, arrived a little while ago; two have been, the others are on their way. */
function writeToPickUp(shop: DemoShop, book: Diary, until: number): void {
  const yesterday = midnightOf(until) - DAY
  const orders: Record<string, string> = {}
  let groupId = ''
  book.at(yesterday + 20 * HOUR)
  book.at(yesterday + 9 * HOUR + 20 * MINUTE, async () => {
    groupId = await opens(shop, 'chen', 'tonight')
  })
  const baskets: Record<string, Wish> = {
    lin: { mandarin: 2, seasalt: 2 },
    zhou: { lychee: 3, osmanthus: 1 },
    wu: { soda: 4 },
    n000: { mandarin: 3 },
    n001: { seasalt: 2, limeade: 2 },
    n004: { six_classic: 1 },
  }
  Object.entries(baskets).forEach(([who, wish], index) => {
    book.at(yesterday + 11 * HOUR + index * 47 * MINUTE, async () => {
      const orderId = await joins(shop, who, groupId, wish)
      if (orderId) orders[who] = orderId
    })
  })
  // After midnight and before dawn nobody hands out soda: then it arrived the evening before it is looked at.
  const arrived = until - 42 * MINUTE
  book.at(arrived, async () => void (await shop.ask('chen', 'leader', 'arrive', { groupId })))
  for (const [index, who] of ['zhou', 'n001'].entries()) {
    book.at(arrived + (12 + index * 9) * MINUTE, async () => {
      if (orders[who]) await picksUp(shop, 'chen', who, orders[who])
    })
  }
}

/** 江敏 picked up two days ago, wrote this morning, and waits; 何叔 has two questions on his home page. */
function writeToAnswer(shop: DemoShop, book: Diary, until: number): void {
  const day = midnightOf(until) - 3 * DAY
  let groupId = ''
  const orders: Record<string, string> = {}
  book.at(day + 20 * HOUR)
  book.at(day + 9 * HOUR + 10 * MINUTE, async () => {
    groupId = await opens(shop, 'chen', 'tonight')
  })
  const baskets: Record<string, Wish> = {
    jiang: { mandarin: 5 },
    he: { seasalt: 3, soda: 2 },
    lin: { osmanthus: 2, limeade: 1 },
    n002: { six_island: 1 },
    n005: { lychee: 4 },
    n006: { plum: 3 },
  }
  Object.entries(baskets).forEach(([who, wish], index) => {
    book.at(day + 10 * HOUR + index * 62 * MINUTE, async () => {
      const orderId = await joins(shop, who, groupId, wish)
      if (orderId) orders[who] = orderId
    })
  })
  const arrived = day + DAY + 15 * HOUR + 48 * MINUTE
  book.at(arrived, async () => void (await shop.ask('chen', 'leader', 'arrive', { groupId })))
  Object.keys(baskets).forEach((who, index) => {
    book.at(arrived + (20 + index * 13) * MINUTE, async () => {
      if (orders[who]) await picksUp(shop, 'chen', who, orders[who])
    })
  })
  const wrote = Math.max(until - 38 * MINUTE, arrived + DAY + 2 * HOUR)
  book.at(wrote, async () => {
    await says(shop, 'jiang', {
      score: 6,
      tags: ['leaking'],
      text: '两瓶橘子打开没有气，瓶盖像是歪的。',
    })
  })
}

/** The crates being filled right now, one by each rule. Opened today, or last evening when it is early. */
function writeRunning(shop: DemoShop, book: Diary, until: number): void {
  const opened = Math.max(until - 5 * HOUR, midnightOf(until) - (hourOf(until) < 6 ? 4 : 0) * HOUR)
  const running: { leader: string; template: string; joining: Record<string, Wish> }[] = [
    {
      leader: 'chen',
      // In the evening the deadline of today is too near to be looked at in peace.
      template: hourOf(until) >= 18 ? 'tomorrow' : 'tonight',
      joining: { zhou: { mandarin: 4 }, wu: { soda: 3 }, he: { seasalt: 2, lychee: 1 } },
    },
    {
      leader: 'ding',
      template: 'taste',
      joining: Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [
          `n1${String(index).padStart(2, '0')}`,
          { can_mandarin: 2, ...(index % 3 ? {} : { can_plum: 2 }) },
        ]),
      ),
    },
    {
      leader: 'shen',
      template: 'double',
      joining: {
        n200: { mandarin: 6 },
        n201: { six_classic: 1, seasalt: 1 },
        n202: { six_island: 1 },
        n203: { limeade: 5 },
        n204: { soda: 7 },
        n205: { seasalt: 4, lychee: 2 },
        n206: { osmanthus: 4 },
      },
    },
    {
      leader: 'meng',
      template: 'full_s',
      joining: {
        n300: { case_mandarin: 1 },
        n301: { gift_seven: 2 },
        n302: { six_classic: 3 },
        n303: { plum: 12, osmanthus: 6 },
        n304: { six_island: 2 },
      },
    },
  ]
  running.forEach(({ leader, template, joining }, index) => {
    let groupId = ''
    book.at(opened + index * MINUTE, async () => {
      groupId = await opens(shop, leader, template)
    })
    const span = until - opened - 20 * MINUTE
    Object.entries(joining).forEach(([who, wish], turn, { length }) => {
      book.at(opened + 10 * MINUTE + Math.floor((span * (turn + 1)) / (length + 1)), async () => {
        await joins(shop, who, groupId, wish)
      })
    })
  })
}

async function opens(shop: DemoShop, leader: string, template: string): Promise<string> {
  const { groupId } = await shop.as(leader).call<{ groupId: string }>('leader', 'open', {
    openId: shop.tapId('open'),
    from: { kind: 'template', id: template },
  })
  return groupId
}
