import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../../scripts/support/figure.ts'
import { root } from '../../scripts/support/root.ts'

const file = join(root, 'bench/figures.json')

/**
 * Writes down figures that take too long to count each time, with their date and machine, over those of the same names;
 * `npm run figures` prints them beside the others.
 */
export function keep(figures: Figure[]): void {
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { figures: Figure[] }).figures
    : []
  const names = new Set(figures.map(({ id }) => id))
  const all = [
    ...kept.filter(({ id }) => !names.has(id)),
    ...figures.map(one => ({ ...one, date, machine })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  writeFileSync(file, `${JSON.stringify({ figures: all }, null, 2)}\n`)
  for (const { id, value, unit, met } of figures) console.log(`${met ? '✓' : '✗'} ${id} ${value} ${unit}`)
}
