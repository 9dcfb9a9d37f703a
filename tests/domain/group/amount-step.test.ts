import { expect, it } from 'vitest'
import { amountStep } from '../../../domain/group/amount-step'

const YUAN = 100

it.each([
  [1, 10],
  [120, 10],
  [121, 20],
  [240, 20],
  [360, 30],
  [600, 50],
  [1_000, 90],
])('of a target of %i yuan, a slot stands for %i: a twelfth, in whole ten yuan', (target, step) => {
  expect(amountStep(target * YUAN)).toBe(step * YUAN)
})

it('is a fen too many for the smaller step', () => {
  expect(amountStep(120 * YUAN + 1)).toBe(20 * YUAN)
})
