import { describe, expect, it } from 'vitest'
import { buildingOf, handOutSheet } from '../../../domain/leader/hand-out-sheet'
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

  it.each(['63820', '6382045', 'LT::638204', 'LT:wutong3:63820', 'https://example.com/638204', '63820a'])(
    'is not guessed from «%s»',
    text => {
      expect(readCode(text)).toBeNull()
    },
  )
})

describe('the sheet for the stairs', () => {
  it.each([
    ['3-602', '3'],
    ['3号楼602', '3'],
    ['12 栋 1104', '12'],
    ['３－６０２', '3'],
    ['', ''],
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
})
