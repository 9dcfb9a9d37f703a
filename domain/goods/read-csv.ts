import type { Row } from './read-goods-row'

/**
 * Reads a CSV as spreadsheets write them (RFC 4180): a byte order mark, CRLF, quoted cells with commas and line breaks,
 * blank lines, short rows. A library would be a quarter of what a function may weigh; a test compares with one.
 */
export function readCsv(text: string): { head: string[]; rows: Row[] } | { brokenAt: number } {
  const records: { line: number; cells: string[] }[] = []
  let line = 1
  let at = text.startsWith('\ufeff') ? 1 : 0
  while (at < text.length) {
    const record = { line, cells: [] as string[] }
    let more = true
    while (more) {
      const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
      if (!cell) return { brokenAt: line }
      record.cells.push(cell.value)
      line += lineBreaks(cell.value)
      at = cell.end
      more = text[at] === ','
      if (more) at += 1
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line += 1
    if (record.cells.some(cell => cell.trim() !== '')) records.push(record)
  }
  const [first, ...rest] = records
  const head = (first?.cells ?? []).map(cell => cell.trim())
  return {
    head,
    rows: rest.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(head.map((column, index) => [column, cells[index] ?? ''])),
    })),
  }
}

interface Cell {
  value: string
  /** Where the comma, the line break or the end of the text follows. */
  end: number
}

/** A quote in the middle of a cell means itself: 6" is six inches. */
function plainCell(text: string, start: number): Cell {
  let end = start
  while (end < text.length && !',\r\n'.includes(text[end]!)) end += 1
  return { value: text.slice(start, end), end }
}

/** `""` inside is one quote. null when the cell never ends, or something follows its end. */
function quotedCell(text: string, start: number): Cell | null {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return null
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const end = quote + 1
      return end >= text.length || ',\r\n'.includes(text[end]!) ? { value, end } : null
    }
    value += '"'
    from = quote + 2
  }
}

function lineBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}
