import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../domain/goods/read-csv'

const bits = ['a', '橘', ' ', ',', '"', '\n', '\r\n', '12%', '；', '']
const cell = fc.array(fc.constantFrom(...bits), { maxLength: 4 }).map(parts => parts.join(''))
const table = fc
  .integer({ min: 1, max: 4 })
  .chain(width =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  )

describe('a CSV', () => {
  it('reads back whatever a spreadsheet wrote, as a well known library does', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, end, marked) => {
        const written = `${marked ? '\ufeff' : ''}${rows.map(row => row.map(quoted).join(',')).join(end)}${end}`
        const theirs = (parse(written, { bom: true }) as string[][]).filter(filled)
        expect(theirs).toEqual(rows.filter(filled))
        expect(cellsOf(written)).toEqual(theirs.map((row, index) => (index === 0 ? row.map(trim) : row)))
      }),
      { numRuns: 500 },
    )
  })

  it('says on which line of the file each row begins', () => {
    const read = readCsv('a,b\n\n"1\n1",2\r\n\n3,4')
    expect('rows' in read && read.rows.map(({ line }) => line)).toEqual([3, 6])
  })

  it.each([
    ['a\n"never ends', 2],
    ['a\n1\n"ends" here,2', 3],
  ])('does not guess what «%s» means', (text, brokenAt) => {
    expect(readCsv(text)).toEqual({ brokenAt })
  })

  it('takes a quote in the middle of a cell for itself', () => {
    expect(cellsOf('size\n6" tall')).toEqual([['size'], ['6" tall']])
  })

  it('is empty when nothing is written', () => {
    expect(readCsv('')).toEqual({ head: [], rows: [] })
    expect(readCsv('\ufeff\r\n,,\n')).toEqual({ head: [], rows: [] })
  })
})

/** Rows as lists again; columns of one name would hide each other, so the head is numbered. */
function cellsOf(text: string): string[][] {
  const read = readCsv(text)
  if ('brokenAt' in read) throw new Error(`broken at ${read.brokenAt}`)
  const numbered = readCsv(`${read.head.map((_, index) => index).join(',')}\n${text.replace(/^\ufeff/, '')}`)
  if ('brokenAt' in numbered) throw new Error(`broken at ${numbered.brokenAt}`)
  const [, ...rest] = numbered.rows.map(({ cells }) => Object.values(cells))
  return read.head.length === 0 ? [] : [read.head, ...rest]
}
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
function trim(text: string): string {
  return text.trim()
}
function filled(row: string[]): boolean {
  return row.some(text => text.trim() !== '')
}
