import { figure, type Figure } from '../../../scripts/support/figure.ts'
import { fromPiece, piecesNear, piecesOf } from '../../../tests/support/weapp/long-list.ts'
import type { Painted, Phone } from '../../../tests/support/weapp/index.ts'
import { phoneAtGroup, type Shown } from './phones.ts'

/** Enough to begin the next crate in each of the groups, wherever it stands. */
const TAPS = 16
/** What a tap may hand to WeChat's renderer (performance.md). */
const most = { calls: 2, bytes: 1024 }

/** Taps on the + of the first good: the first also brings the bar with the total. */
export async function tapping(
  { cloud, found }: Shown,
  pools: Map<number, string>,
  crates: { full: string; half: string },
): Promise<Figure[]> {
  const { open, people, cases, amount } = found
  const phone = await phoneAtGroup(cloud, open)
  const [first, next] = [await tap(phone), await tap(phone)]
  let dearest: Painted = { calls: 0, bytes: 0 }
  for (const groupId of [open, people, cases, amount, crates.full, crates.half])
    dearest = dearer(dearest, await thereAndBack(await phoneAtGroup(cloud, groupId)))

  const [short, long] = [Math.min(...pools.keys()), Math.max(...pools.keys())]
  const among = async (size: number) => tapsAmong(await phoneAtGroup(cloud, pools.get(size)!), size)
  const [few, many] = [await among(short), await among(long)]
  const answer =
    cloud.counters
      .recent()
      .filter(({ action }) => action === 'get')
      .at(-1)?.bytesOut ?? 0
  const where = 'on the group page with the demo brand’s pool of 12 goods, in the compiled mini-program'
  return [
    ...costs('first', first, `the first tap on + ${where}`),
    ...costs('next', next, `the second tap on + ${where}`),
    ...costs(
      'dearest',
      dearest,
      `the dearest of ${TAPS} taps on + and ${TAPS} on − in groups by bottles, people, cases and amount, in one whose crate is full and in one with the first of two crates full: a tap that begins the next crate is among them`,
    ),
    ...costs(
      `${long}`,
      dearer(many.first, dearer(many.next, many.last)),
      `the dearest of the first, the second and the last good’s tap on + in a pool of ${long} goods. Nothing in contracts/ or domain/ limits a pool; WeChat’s limit of 1 MB for an answer does, and group/get answers ${Math.round(answer / 1024)} KB of it`,
    ),
    figure({
      id: 'front.plus.flat',
      value: Math.round((many.next.bytes / few.next.bytes) * 100) / 100,
      unit: 'ratio',
      target: 1.1,
      op: '<=',
      method: `bytes of a tap on + with ${long} goods in the pool to those with ${short}, everything else being equal`,
    }),
  ]
}

const tap = (phone: Phone, sign: '加' | '减' = '加', nth = 0): Promise<Painted> =>
  phone.page.cost(() => phone.page.tap({ label: new RegExp(`^${sign}一件`), nth }))

const dearer = (one: Painted, other: Painted): Painted => ({
  calls: Math.max(one.calls, other.calls),
  bytes: Math.max(one.bytes, other.bytes),
})

async function thereAndBack(phone: Phone): Promise<Painted> {
  let dearest: Painted = { calls: 0, bytes: 0 }
  for (const sign of ['加', '减'] as const)
    for (let time = 0; time < TAPS; time += 1) dearest = dearer(dearest, await tap(phone, sign))
  const left = phone.page.all({ testid: 'basket-total' })[0]?.text
  if (!left?.includes('0 瓶')) throw new Error(`after as many − as + there is still something: ${left}`)
  return dearest
}

async function tapsAmong(
  phone: Phone,
  size: number,
): Promise<{ first: Painted; next: Painted; last: Painted }> {
  const [first, next] = [await tap(phone), await tap(phone)]
  await phone.scroll(fromPiece(Math.max(0, piecesOf(size) - piecesNear)))
  const { length } = phone.page.all({ label: /^加一件/ })
  return { first, next, last: await tap(phone, '加', length - 1) }
}

function costs(what: string, painted: Painted, method: string): Figure[] {
  const of = (unit: string, value: number, target: number, about: string) => {
    const id = `front.plus.${what}.${unit === 'bytes' ? 'bytes' : 'calls'}`
    return figure({ id, value, unit, target, op: '<=', method: about })
  }
  return [
    of('setData calls', painted.calls, most.calls, method),
    of('bytes', painted.bytes, most.bytes, `JSON handed to setData by ${method}`),
  ]
}
