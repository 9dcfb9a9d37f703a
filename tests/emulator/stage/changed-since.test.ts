import { expect, it } from 'vitest'
import { compared } from '../../../emulator/stage/page/changed-since.ts'

const before = ['{', '  "_id": "o1",', '  "units": 6,', '  "note": "门口",', '  "paid": true', '}']

it('sets off the one line that somebody else changed', () => {
  const now = before.map(line => line.replace('6', '5'))
  expect(shown(before, now)).toEqual([
    '{',
    '  "_id": "o1",',
    '-  "units": 6,',
    '+  "units": 5,',
    '  "note": "门口",',
    '  "paid": true',
    '}',
  ])
})

it('sets off what came and what went, at the end too', () => {
  const now = ['{', '  "_id": "o1",', '  "units": 6,', '  "paid": true,', '  "bags": []', '}']
  expect(shown(before, now)).toEqual([
    '{',
    '  "_id": "o1",',
    '  "units": 6,',
    '-  "note": "门口",',
    '-  "paid": true',
    '+  "paid": true,',
    '+  "bags": []',
    '}',
  ])
})

it('leaves a document alone that is as it was', () => {
  expect(shown(before, before)).toEqual(before)
})

it('says that all is new when nothing was the same', () => {
  expect(shown(['a', 'b'], ['c'])).toEqual(['-a', '-b', '+c'])
  expect(shown([], ['c'])).toEqual(['+c'])
  expect(shown(['a'], [])).toEqual(['-a'])
})

const signs = { ins: '+', del: '-' }
const shown = (before: string[], now: string[]) =>
  compared(before, now).map(({ line, mark }) => (mark ? signs[mark] : '') + line)
