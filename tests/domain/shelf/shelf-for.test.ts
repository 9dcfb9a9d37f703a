import { describe, expect, it } from 'vitest'
import { shelfFor } from '../../../domain/shelf/shelf-for'

const shelves = ['g~1', 'g~2', 'g~3']

describe('a member’s own shelf', () => {
  it('is the same for the same member, and all shelves are used', () => {
    const chosen = Array.from({ length: 60 }, (_, n) => shelfFor(shelves, `k${n}a`))
    expect(new Set(chosen)).toEqual(new Set(shelves))
    expect(shelfFor(shelves, 'k7a')).toBe(chosen[7])
  })

  it('is the only one of a group that is not hot', () => {
    expect(shelfFor(['g~1'], 'klin')).toBe('g~1')
  })

  it('stays where it was from one release to the next: her unpaid order stands there', () => {
    const own = ['klin', 'kzhou', 'k0123456789abcdef'].map(key => shelfFor(shelves, key))
    expect(own).toEqual(['g~2', 'g~1', 'g~1'])
  })

  it('cannot be told of a group that has none', () => {
    expect(() => shelfFor([], 'klin')).toThrow('a group without a shelf')
  })
})
