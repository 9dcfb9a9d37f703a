import { describe, expect, it } from 'vitest'
import { buildingOf, compareBuildings, handOutSheet } from '../../../domain/leader/hand-out-sheet'
import { readCode } from '../../../domain/leader/read-code'

describe('a pick-up code', () => {
  it.each([
    ['638204', null],
    ['638 204', null],
    [' ６３８　２０４ ', null],
    ['LT:wutong3:638204', 'wutong3'],
  ])('is read from «%s»', (text, pointId) => {
    expect(readCode(text)).toEqual({ digits: '638204', pointId })
  })

  it.each([
    '63820',
    '6382045',
    '63820a',
    'a63820',
    'a638204',
    'LT::638204',
    'LT:wutong3:63820',
    'LT:wutong3:6382041',
    'XLT:wutong3:638204',
    'LT:3wutong:638204',
    'https://example.com/638204',
  ])('is not guessed from «%s»', text => {
    expect(readCode(text)).toBeNull()
  })

  it('names a point of at most 80 letters', () => {
    const point = (letters: number) => 'w'.repeat(letters)
    expect(readCode(`LT:${point(80)}:638204`)).toEqual({ digits: '638204', pointId: point(80) })
    expect(readCode(`LT:${point(81)}:638204`)).toBeNull()
  })
})

describe('the sheet for the stairs', () => {
  it.each([
    ['3-602', '3'],
    ['3号楼602', '3'],
    ['12 栋 1104', '12'],
    ['３－６０２', '3'],
    [' 3 - 602 ', '3'],
    ['3 号院 2 栋 501', '3'],
    ['5幢2', '5'],
    ['A座1203', 'A'],
    ['7楼', '7'],
    ['', ''],
    [' 门卫室 ', '门卫室'],
    ['门卫室', '门卫室'],
  ])('finds the building of «%s»', (household, building) => {
    expect(buildingOf(household)).toBe(building)
  })

  it('goes by building and names each neighbour once', () => {
    const sheet = handOutSheet([
      { name: '许姐', household: '5-101', done: false },
      { name: '丁工', household: '3-602', done: false },
      { name: '丁工', household: '3-602', done: false },
      { name: '江敏', household: '3-201', done: true },
    ])
    expect(sheet).toEqual([
      { building: '3', names: ['丁工'], done: 1, all: 3 },
      { building: '5', names: ['许姐'], done: 0, all: 1 },
    ])
  })

  it('follows the numbers of the buildings where somebody waits, and has the finished ones behind', () => {
    const parcel = (household: string, done = false) => ({ name: '许姐', household, done })
    const sheet = handOutSheet([
      parcel(''),
      parcel('10-101'),
      parcel('门卫室'),
      parcel('1-101', true),
      parcel('5-101'),
      parcel('5-102'),
      parcel('2-301'),
      parcel('B3-301'),
    ])
    expect(sheet.map(({ building }) => building)).toEqual(['2', 'B3', '5', '10', '门卫室', '', '1'])
  })

  it('has every finished building behind, each half in the order of one’s way', () => {
    const parcel = (building: number, done: boolean) => ({ name: '许姐', household: `${building}-101`, done })
    const sheet = handOutSheet([1, 2, 3, 4, 5, 6].map(building => parcel(building, building % 3 !== 0)))
    expect(sheet.map(({ building }) => building)).toEqual(['3', '6', '1', '2', '4', '5'])
    const back = handOutSheet([6, 5, 4, 3, 2, 1].map(building => parcel(building, building % 3 !== 0)))
    expect(back).toEqual(sheet)
  })
})

describe('the order of buildings', () => {
  it.each([
    ['2', '10'],
    ['9', 'A10'],
    ['3', 'B3'],
    ['A3', 'B3'],
    ['10', '门卫室'],
    ['东门', '物业'],
    ['门卫', '物业楼'],
    ['门卫室', ''],
  ])('has «%s» before «%s»', (before, after) => {
    expect(compareBuildings(before, after)).toBeLessThan(0)
    expect(compareBuildings(after, before)).toBeGreaterThan(0)
  })

  it('knows the same building', () => {
    expect(['3', '门卫室', ''].map(building => compareBuildings(building, building))).toEqual([0, 0, 0])
  })
})
