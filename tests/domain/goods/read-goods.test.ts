import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../domain/goods/read-csv'
import { compareGoods } from '../../../domain/goods/compare-goods'
import { readGoods, skusNamedElsewhere } from '../../../domain/goods/read-goods'
import type { Goods } from '../../../domain/goods/types'
import type { Fen } from '../../../domain/money/types'

const HEAD = '编号,名称,类别,规格,说明,单买价,团购价,瓶数,由什么组成,图,底色,上架'
const MANDARIN = 'mandarin,橘子汽水,单瓶,275 ml,真橘汁 12%,5.60,4.60,1,,bottle-mandarin,橙,是'
const SEASALT = 'seasalt,海盐汽水,单瓶,275 ml,,5.80,4.80,1,,bottle-seasalt,蓝,是'
const two = '橘子汽水275×2;海盐汽水275×2'
const bundle = (parts: string, units = '4') =>
  `four,四瓶装,组合,275 ml × 4,,20.00,18.00,${units},${parts},sixpack,纸,是`

describe('a goods list a person wrote', () => {
  it('becomes goods with whole fen', () => {
    const { goods, bad } = read(HEAD, MANDARIN)
    expect(bad).toEqual([])
    expect(goods).toEqual([
      {
        _id: 'mandarin',
        name: '橘子汽水',
        kind: 'single',
        spec: '275 ml',
        note: '真橘汁 12%',
        listPriceFen: 560,
        priceFen: 460,
        units: 1,
        draws: [{ item: 'mandarin', units: 1 }],
        art: 'bottle-mandarin',
        tint: 'orange',
        sort: 10,
        state: 'on',
      },
    ])
  })

  it('may come from a spreadsheet: byte order mark, CRLF, blank lines, full-width digits, short rows', () => {
    const written = [
      `\ufeff${HEAD}`,
      '',
      'QY-275,橘子汽水,单瓶,275 ml,,￥５．６０,"4.60 元",１,,bottle-mandarin,橙色',
      ',,,,,,,,,,,',
      '',
    ].join('\r\n')
    const { goods, bad } = read(written)
    expect(bad).toEqual([])
    expect(goods).toMatchObject([{ _id: 'qy_275', listPriceFen: 560, priceFen: 460, state: 'on' }])
  })

  it('lets a bundle draw the singles it is made of, by name and size or by code (C-02)', () => {
    const { goods, bad } = read(HEAD, MANDARIN, SEASALT, bundle('橘子汽水 275 ml×2；SEASALT x ２'))
    expect(bad).toEqual([])
    expect(goods[2]).toMatchObject({
      units: 4,
      draws: [
        { item: 'mandarin', units: 2 },
        { item: 'seasalt', units: 2 },
      ],
    })
  })

  it('sums what is drawn per stock item, however often it is named (C-02)', () => {
    const { goods } = read(HEAD, MANDARIN, SEASALT, bundle('橘子汽水×1;海盐汽水×2;mandarin'))
    expect(goods[2]!.draws).toEqual([
      { item: 'mandarin', units: 2 },
      { item: 'seasalt', units: 2 },
    ])
  })

  it('counts the units itself when nobody wrote them', () => {
    expect(read(HEAD, MANDARIN, SEASALT, bundle(two, '')).goods[2]!.units).toBe(4)
  })

  it('takes a part from the goods there are when its code is not in the file', () => {
    const table = tableOf(HEAD, bundle('mandarin×4'))
    expect(skusNamedElsewhere(table.rows)).toEqual(['mandarin'])
    const [there] = read(HEAD, MANDARIN).goods
    const { goods, bad } = readGoods(table.head, table.rows, [there!])
    expect(bad).toEqual([])
    expect(goods[0]!.draws).toEqual([{ item: 'mandarin', units: 4 }])
  })

  it('names every bad row with its line, column and reason, and imports none', () => {
    const { goods, bad } = read(
      HEAD,
      MANDARIN,
      '',
      'seasalt,,单瓶,275 ml,,5.80,4.805,1,,bottle-seasalt,蓝,是',
      'mandarin,又一个橘子,单瓶,275 ml,,5.60,6.60,1,,bottle-mandarin,橙,也许',
    )
    expect(goods).toEqual([])
    expect(bad).toEqual([
      { line: 4, column: '团购价', reason: '不是金额，例如 4.60' },
      { line: 4, column: '名称', reason: '没有填' },
      { line: 5, column: '团购价', reason: '比单买价高' },
      { line: 5, column: '上架', reason: '写是或否' },
    ])
  })

  it('tells a fault once, not again in every bundle that is made of the bad row', () => {
    expect(read(HEAD, MANDARIN, SEASALT.replace('4.80', 'x'), bundle(two)).bad).toEqual([
      { line: 3, column: '团购价', reason: '不是金额，例如 4.60' },
    ])
  })

  it('says which earlier line has the same code', () => {
    expect(read(HEAD, MANDARIN, SEASALT, MANDARIN).bad).toEqual([
      { line: 4, column: '编号', reason: '和第 2 行一样' },
    ])
  })

  it.each([
    ['荔枝汽水×4', '由什么组成', '找不到「荔枝汽水」'],
    ['four×1', '由什么组成', '「four」不是单瓶'],
    ['橘子汽水×0', '由什么组成', '看不懂，例如 橘子汽水275×2;海盐汽水275×2'],
    ['橘子汽水×3', '瓶数', '写了 4，组成加起来是 3'],
    ['', '由什么组成', '没有填'],
  ])('does not guess a bundle of «%s»', (parts, column, reason) => {
    expect(read(HEAD, MANDARIN, SEASALT, bundle(parts)).bad).toEqual([{ line: 4, column, reason }])
  })

  it('asks for the code when two goods are called the same', () => {
    const again = MANDARIN.replace('mandarin,', 'mandarin2,')
    expect(read(HEAD, MANDARIN, again, SEASALT, bundle(two)).bad).toEqual([
      { line: 5, column: '由什么组成', reason: '叫「橘子汽水275」的不止一个，请写编号' },
    ])
  })

  it('says which columns the head lacks', () => {
    expect(read('编号,名称', 'a,b').bad.map(({ column }) => column)).toEqual([
      '类别',
      '规格',
      '单买价',
      '团购价',
      '图',
      '底色',
    ])
  })

  it('keeps the line of the file when a cell has a line break', () => {
    const broken = MANDARIN.replace('真橘汁 12%', '"真橘汁\n12%"')
    expect(read(HEAD, broken, SEASALT.replace('5.80', 'x')).bad[0]).toMatchObject({ line: 4 })
  })

  it('is compared with the goods there are', () => {
    const there = read(HEAD, MANDARIN, SEASALT).goods
    const [mandarin, seasalt] = there as [Goods, Goods]
    const dearer = { ...seasalt, priceFen: 500 as Fen }
    const lychee = { ...mandarin, _id: 'lychee' }
    const { added, changed, same } = compareGoods([mandarin, dearer, lychee], there)
    expect([added, changed, same]).toEqual([[lychee], [dearer], [mandarin]])
  })
})

describe('the list of 青屿汽水', () => {
  const file = new URL('../../../emulator/seed/qingyu-goods.csv', import.meta.url)
  const { goods, bad } = read(readFileSync(file, 'utf8'))

  it('has singles, bundles and cases, and nothing wrong with it', () => {
    expect(bad).toEqual([])
    expect(goods.length).toBeGreaterThanOrEqual(24)
    expect(new Set(goods.map(({ kind }) => kind))).toEqual(new Set(['single', 'bundle', 'case']))
  })

  it('lets bundles and cases draw only what singles are (C-02)', () => {
    const singles = new Set(goods.filter(({ kind }) => kind === 'single').map(({ _id }) => _id))
    const drawn = goods.filter(({ kind }) => kind !== 'single').flatMap(({ draws }) => draws)
    expect(drawn.filter(({ item }) => !singles.has(item))).toEqual([])
    expect(goods.find(({ _id }) => _id === 'gift_seven')!.draws).toContainEqual({ item: 'opener', units: 1 })
  })

  it('sells everything below what it costs alone', () => {
    expect(goods.filter(({ priceFen, listPriceFen }) => priceFen >= listPriceFen)).toEqual([])
  })
})

function tableOf(...lines: string[]) {
  const table = readCsv(lines.join('\n'))
  if ('brokenAt' in table) throw new Error(`no CSV from line ${table.brokenAt}`)
  return table
}
function read(...lines: string[]) {
  const { head, rows } = tableOf(...lines)
  return readGoods(head, rows, [])
}
