import { joins } from '../../../emulator/seed/neighbours.ts'
import type { Shown } from './phones.ts'

/** Sold by every long pool: pairs of one bottle under other names, so that only the length of the list differs. */
const pair = (index: number) => `pair${String(index).padStart(4, '0')}`
/** A goods list is at most 90,000 characters (`contracts/staff.ts`), so a thousand goods come in two. */
const inOneList = 500

/** 丁姐's groups with pools of so many goods, by that number. Imported, prepared and opened as staff and leaders do. */
export async function openPools({ shop }: Shown, sizes: readonly number[]): Promise<Map<number, string>> {
  const most = Math.max(...sizes)
  for (let from = 0; from < most; from += inOneList) {
    const rows = Array.from({ length: Math.min(inOneList, most - from) }, (_, n) => {
      const number = String(from + n).padStart(4, '0')
      return `${pair(from + n)},橘子汽水两瓶装 ${number} 号,组合,275 ml × 2,,12.00,9.00,2,mandarin×2,sixpack,橙,是`
    })
    const csv = ['编号,名称,类别,规格,说明,单买价,团购价,瓶数,由什么组成,图,底色,上架', ...rows].join('\n')
    await shop.as('liang').call('stock', 'import', { importId: shop.tapId('import'), csv })
  }
  const groups = new Map<number, string>()
  for (const size of sizes) {
    const skus = Array.from({ length: size }, (_, index) => pair(index))
    groups.set(size, await openAs(shop, 'tonight', `pool${size}`, { skus, allot: { mandarin: 24 } }))
  }
  return groups
}

/** Groups of 丁姐 whose next bottle begins another crate: one is full, of the other the first of two crates is. */
export async function openFullCrates({ shop }: Shown): Promise<{ full: string; half: string }> {
  const full = await openAs(shop, 'tonight', 'full', { allot: { mandarin: 96 } })
  const half = await openAs(shop, 'double', 'half', { allot: { mandarin: 96 } })
  for (const groupId of [full, half])
    for (const who of ['n100', 'n101', 'n102', 'n103'])
      if (!(await joins(shop, who, groupId, { mandarin: 6 })))
        throw new Error(`${who} cannot join ${groupId}`)
  return { full, half }
}

/** Opens a group of 丁姐 from a template of the brand that differs as said; templates are paper, opening is not. */
async function openAs(
  shop: Shown['shop'],
  like: string,
  name: string,
  differs: { skus?: string[]; allot: Record<string, number> },
): Promise<string> {
  const id = shop.tapId(name)
  const [template] = shop.cloud.database.find<object>('templates', { _id: like })
  await shop.put('templates', [{ ...template, _id: id, ...differs }])
  const { groupId } = await shop.as('ding').call<{ groupId: string }>('leader', 'open', {
    openId: shop.tapId('open'),
    from: { kind: 'template', id },
  })
  return groupId
}
