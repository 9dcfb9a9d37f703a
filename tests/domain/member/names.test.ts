import { describe, expect, it } from 'vitest'
import { cardNo } from '../../../domain/member/card-no'
import { consentInForce } from '../../../domain/member/consent'
import { maskName } from '../../../domain/member/mask-name'
import { namelessNeighbour, surnameOf } from '../../../domain/member/names'

describe('names', () => {
  it('are masked to what one needs to talk about a person', () => {
    expect(['林晚', '欧阳娜', '欧阳', '陈姐', 'Amy', '林', ' 王 小', ''].map(maskName)).toEqual([
      '林*',
      '欧阳*',
      '欧*',
      '陈*',
      'A*',
      '林*',
      '王*',
      '',
    ])
  })

  it('give one character to the caps, whatever was typed', () => {
    expect(['林晚', 'amy', '👵奶奶', '7号', ' 王', '老吴', '小顾', '老'].map(surnameOf)).toEqual([
      '林',
      'A',
      '邻',
      '7',
      '王',
      '吴',
      '顾',
      '老',
    ])
  })

  it('say of a nameless neighbour only that she is one, and the same each time', () => {
    const { name, surname } = namelessNeighbour('m4f8a')
    expect(name).toBe(`邻居${surname}`)
    expect(surname).toMatch(/^[A-Z]$/)
    expect(namelessNeighbour('m4f8a')).toEqual({ name, surname })
  })

  it('stand on a card with a number people can read out', () => {
    expect(cardNo('QY', 2026, 48310726)).toBe('QY 2026 4831 0726')
    expect(cardNo('QY', 2026, 7)).toBe('QY 2026 0000 0007')
  })
})

describe('consent', () => {
  it('covers the texts it was given to, and no later ones', () => {
    const given = { privacy: 2, agreement: 1, at: 0 }
    expect(consentInForce(given, { privacy: 2, agreement: 1 })).toBe(true)
    expect(consentInForce(given, { privacy: 2, agreement: 2 })).toBe(false)
    expect(consentInForce(null, { privacy: 1, agreement: 1 })).toBe(false)
  })
})
