import { expect, test } from 'vitest'
import { scaleFor } from '../../../emulator/stage/page/fit.ts'

const frame = 844 + 8

test('a phone is never larger than drawn', () => {
  expect(scaleFor({ width: 2560, height: 1600 }, 184)).toBe(1)
})

test('in a low wide window the whole of a phone is seen below the strip', () => {
  const scale = scaleFor({ width: 1280, height: 720 }, 136)
  expect(136 + scale * frame).toBeLessThanOrEqual(720)
  expect(scale).toBeGreaterThan(0.62)
})

test('in a high window the beginning of the list is seen below the phone', () => {
  expect(184 + scaleFor({ width: 1440, height: 1000 }, 184) * frame).toBeLessThanOrEqual(1000 - 100)
})

test('three phones fit beside each other at the narrowest window that shows three', () => {
  expect(3 * 406 * scaleFor({ width: 1100, height: 1400 }, 184)).toBeLessThanOrEqual(1100)
})

test('below that, one phone may be as wide as the window', () => {
  expect(scaleFor({ width: 1099, height: 1400 }, 184)).toBe(1)
  expect(406 * scaleFor({ width: 360, height: 800 }, 130)).toBeLessThanOrEqual(360)
})

test('a window too low for a readable phone scrolls', () => {
  expect(scaleFor({ width: 1280, height: 480 }, 136)).toBe(0.62)
})
