import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GoodsOutput, ImportOutput } from '../../../contracts/staff'
import type { Goods } from '../../../domain/goods/types'
import { tap } from '../../support/neighbours'
import { openShop, type Shop } from '../../support/shop'
import { people } from '../../support/world'

const { liang, xu, chen, lin, stranger } = people
const list = readFileSync(new URL('../../../emulator/seed/qingyu-goods.csv', import.meta.url), 'utf8')

describe('head office imports a goods list', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await openShop()
  })
  afterEach(() => shop.close())

  const importList = (csv: string, importId = tap('import')) =>
    shop.as(liang).call<ImportOutput>('stock', 'import', { importId, csv })

  it('as a person wrote it, and staff page through it in its order', async () => {
    const counts = await importList(list)
    const rows = list.trim().split('\n').length - 1
    // The world of the tests has five drinks and an opener of the same names, with other facts.
    expect(counts).toEqual({ added: rows - 6, changed: 6, same: 0 })
    expect(shop.one<Goods>('goods', 'mandarin')).toMatchObject({ priceFen: 460, listPriceFen: 560, sort: 10 })
    expect(shop.one<Goods>('goods', 'case_mandarin').draws).toEqual([{ item: 'mandarin', units: 24 }])

    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await shop.as(xu).call<GoodsOutput>('stock', 'goods', after === undefined ? {} : { after })
      expect(page.rows.length).toBeLessThanOrEqual(20)
      seen.push(...page.rows.map(({ sku }) => sku))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect([...seen].sort()).toEqual(
      shop
        .all<Goods>('goods')
        .map(({ _id }) => _id)
        .sort(),
    )
    expect(seen.slice(-2)).toEqual(['gift_plum', 'gift_osmanthus'])
  })

  it('once, however often the same tap arrives', async () => {
    const importId = tap('import')
    const first = await importList(list, importId)
    const goods = shop.all('goods')
    expect(await importList(list, importId)).toEqual(first)
    expect(shop.all('goods')).toEqual(goods)
    expect(await importList(list)).toEqual({ added: 0, changed: 0, same: first.added + first.changed })
  })

  it('and refuses the same tap with another list', async () => {
    const importId = tap('import')
    await importList(list, importId)
    const other = { importId, csv: list.replace('4.60', '4.50') }
    const refusal = await shop.as(liang).refused('stock', 'import', other, 'bad-input')
    expect(refusal.where).toBe('importId')
    expect(shop.one<Goods>('goods', 'mandarin').priceFen).toBe(460)
  })

  it('or nothing of it: one bad row leaves every good as it was', async () => {
    const before = shop.all('goods')
    const lines = list.trim().split('\n')
    lines[3] = lines[3]!.replace('5.20', '五块二')
    lines[20] = lines[20]!.replace('海盐汽水275×24', '海盐汽水×12')
    const input = { importId: tap('import'), csv: lines.join('\n') }
    const { rows } = await shop.as(liang).refused('stock', 'import', input, 'bad-rows')
    expect(rows).toEqual([
      { line: 4, column: '团购价', reason: '不是金额，例如 4.60' },
      { line: 21, column: '瓶数', reason: '写了 24，组成加起来是 12' },
    ])
    expect(shop.all('goods')).toEqual(before)
    expect(shop.all('imports')).toEqual([])
  })

  it('and is told where a text stops being a list', async () => {
    const input = { importId: tap('import'), csv: '编号,名称\n"橘子,汽水' }
    const { rows } = await shop.as(liang).refused('stock', 'import', input, 'bad-rows')
    expect(rows).toMatchObject([{ line: 2 }])
  })

  /** A shop in which an import has noted what it is to write, has written some of it, and died. */
  const halfImported = async (importId: string): Promise<Shop> => {
    await importList(list, importId)
    const half = await openShop()
    const writes = shop.all<Goods & { importId: string }>('goods', { importId })
    const todo = { 'write-goods': { due: half.cloud.clock.now(), tries: 0 } }
    const asked = {
      ...shop.all('imports')[0]!,
      state: 'writing',
      writes,
      todo,
      nextDue: half.cloud.clock.now(),
    }
    const fresh = writes.slice(0, 9).filter(({ _id }) => half.all('goods', { _id }).length === 0)
    await half.put({ imports: [asked], goods: fresh } as never)
    return half
  }

  it('and finishes under the same tap what died midway', async () => {
    const importId = tap('import')
    const half = await halfImported(importId)
    const { counts } = shop.one<{ counts: ImportOutput }>('imports', importId)
    expect(await half.as(liang).call('stock', 'import', { importId, csv: list })).toEqual(counts)
    expect(half.all('goods').length).toBe(shop.all('goods').length)
    expect(half.one('imports', importId)).toMatchObject({ state: 'done', todo: {}, nextDue: null })
    await half.close()
  })

  it('and a timer finishes it when nobody taps again, and keeps no list', async () => {
    const importId = tap('import')
    const half = await halfImported(importId)
    await half.runTimers()
    expect(half.all('goods').length).toBe(shop.all('goods').length)
    expect(half.one<Goods>('goods', 'mandarin').priceFen).toBe(460)
    expect(half.one('imports', importId)).toEqual(shop.one('imports', importId))
    await half.close()
  })

  it('without bringing old prices back when a later list was imported meanwhile', async () => {
    const importId = tap('import')
    const late = await halfImported(importId)
    const csv = list.replace(',4.60,', ',4.40,')
    // Later, and before any timer came.
    await late.cloud.clock.advance(1)
    await late.as(liang).call('stock', 'import', { importId: tap('import'), csv })
    await late.as(liang).call('stock', 'import', { importId, csv: list })
    expect(late.one<Goods>('goods', 'mandarin').priceFen).toBe(440)
    await late.close()
  })

  it('alone: leaders, members, strangers and region staff may not', async () => {
    const input = { importId: tap('import'), csv: list }
    await shop.as(xu).refused('stock', 'import', input, 'forbidden')
    await shop.as(chen).refused('stock', 'import', input, 'forbidden')
    await shop.as(lin).refused('stock', 'import', input, 'forbidden')
    await shop.as(stranger).refused('stock', 'import', input, 'not-a-member')
    expect(shop.all('audits')).toEqual([])
  })

  it('and the audit says who', async () => {
    const importId = tap('import')
    await importList(list, importId)
    expect(shop.all('audits')).toMatchObject([
      { by: 'mliang', action: 'import', target: `import/${importId}`, outcome: 'done' },
    ])
  })
})
