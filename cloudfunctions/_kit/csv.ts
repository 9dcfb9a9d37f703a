import { CsvError, parse } from 'csv-parse/sync'

export interface CsvTable {
  head: string[]
  /** `line` counts from 1, includes the head, and is where the row begins. */
  rows: { line: number; cells: Record<string, string> }[]
}

interface Read {
  record: string[]
  info: { lines: number }
}

/**
 * Reads a CSV as spreadsheets write them: a byte order mark, CRLF, quotes, blank lines, short rows. The second
 * shape says on which line the text stops being CSV.
 */
export function readCsv(text: string): CsvTable | { brokenAt: number } {
  let read: Read[]
  try {
    read = parse(text, { bom: true, info: true, relax_column_count: true }) as unknown as Read[]
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: Number(error['lines'] ?? 1) }
    throw error
  }
  const filled = read.filter(({ record }) => record.some(cell => cell.trim() !== ''))
  const head = (filled[0]?.record ?? []).map(cell => cell.trim())
  const rows = filled.slice(1).map(({ record, info }) => ({
    // The parser counts the line on which a record ends.
    line: info.lines - record.join('').split('\n').length + 1,
    cells: Object.fromEntries(head.map((column, index) => [column, record[index] ?? ''])),
  }))
  return { head, rows }
}
