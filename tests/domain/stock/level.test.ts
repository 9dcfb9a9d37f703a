import { expect, it } from 'vitest'
import { levelOf } from '../../../domain/stock/level'

it.each([
  [0, 'none'],
  [1, 'few'],
  [47, 'few'],
  [48, 'enough'],
])(
  'of %i units that lie in the warehouse staff see: %s, two crates being enough for a small group',
  (free, level) => {
    expect(levelOf(free)).toBe(level)
  },
)
