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

  it('puts the building with most still waiting first, and names each neighbour once', () => {
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
})
