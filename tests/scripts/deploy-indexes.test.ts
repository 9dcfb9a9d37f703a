import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { indexes, type IndexDeclaration } from '../../cloudfunctions/_kit/store/indexes'
import { root } from '../../scripts/support/root'

/** The rows of the deploy guide's table of indexes: collection, index, fields. */
function rowsOfGuide(): string[] {
  const text = readFileSync(join(root, 'docs/deploy.md'), 'utf8')
  const from = text.indexOf('## 2. The database')
  const rows: string[] = []
  let collection = ''
  for (const line of text.slice(from, text.indexOf('\n## 3', from)).split('\n')) {
    const [first = '', name = '', fields = ''] = line
      .split('|')
      .slice(1)
      .map(cell => cell.trim())
    if (first.startsWith('`')) collection = first.replaceAll('`', '')
    if (name.startsWith('`') || name === '–') rows.push(`${collection} ${name.replaceAll('`', '')} ${fields}`)
  }
  return rows
}

it('the deploy guide tells of every collection and index the functions need, fields in their order, and of no other', () => {
  const declared = Object.entries(indexes).flatMap(
    ([collection, list]: [string, readonly IndexDeclaration[]]) => {
      if (list.length === 0) return [`${collection} – only \`_id\``]
      return list.map(({ name, fields }) => {
        const way = Object.entries(fields).map(([field, order]) => `\`${field}\` ${order === 1 ? '↑' : '↓'}`)
        return `${collection} ${name} ${way.join(', ')}`
      })
    },
  )
  expect(declared.length).toBeGreaterThan(20)
  expect(rowsOfGuide().sort()).toEqual(declared.sort())
})
