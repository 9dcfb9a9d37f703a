import { expect, it } from 'vitest'
import { partOf, patterns, testParts } from '../../scripts/support/parts.ts'

it('gives every test file to exactly one part', () => {
  const owners = [
    ['tests/domain/order/place.test.ts', 'unit'],
    ['tests/laws/shelf.test.ts', 'unit'],
    ['tests/scripts/parts.test.ts', 'unit'],
    ['tests/emulator/database/find.test.ts', 'emulator'],
    ['tests/cloudfunctions/order/place.test.ts', 'functions'],
    ['tests/crash/place.test.ts', 'functions'],
    ['tests/journeys/weapp/join.test.ts', 'weapp'],
    ['tests/journeys/browser/join.test.ts', 'journeys'],
  ] as const
  for (const [file, part] of owners) expect(partOf(file)?.name, file).toBe(part)
})

it('keeps the folders of the other parts out of the one that takes the rest', () => {
  const rest = testParts.find(part => part.folders === undefined)
  expect(rest && patterns(rest).exclude).toEqual([
    'tests/emulator/**',
    'tests/cloudfunctions/**',
    'tests/crash/**',
    'tests/journeys/weapp/**',
    'tests/journeys/browser/**',
  ])
})
