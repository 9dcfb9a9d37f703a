/**
 * Mutation testing of `domain/`: Stryker changes one thing at a time, and the unit tests have to notice. `node --import tsx
 * bench/mutation.ts [money order …]` goes through the named folders, or all that hold money, goods and points; it prints
 * what nobody noticed, and writes one figure a folder. What remains is explained in docs/mutation.md.
 */
import { Stryker } from '@stryker-mutator/core'
import { relative } from 'node:path'
import { figure } from '../scripts/support/figure.ts'
import { root } from '../scripts/support/root.ts'
import { keep } from './support/keep.ts'
import { mutationOptions } from './support/mutation-options.ts'

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

const FOLDERS = ['money', 'order', 'shelf', 'stock', 'group', 'ledger', 'leader', 'todo']
const TARGET = 85

const named = process.argv.slice(2)
for (const folder of named.length > 0 ? named : FOLDERS) {
  const mutants = await new Stryker(mutationOptions(folder)).runMutationTest()
  for (const mutant of mutants) if (isUnnoticed(mutant)) console.log(lineOf(mutant))
  keep([figureOf(folder, mutants)])
}

function figureOf(folder: string, mutants: Mutant[]) {
  const count = (status: Mutant['status']) => mutants.filter(mutant => mutant.status === status).length
  const [killed, timedOut, survived, uncovered] = [
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
  ]
  const all = killed + timedOut + survived + uncovered
  if (all === 0) throw new Error(`no mutants in domain/${folder}`)
  return figure({
    id: `bench.mutation.${folder}`,
    value: Math.round(((killed + timedOut) / all) * 1000) / 10,
    unit: '%',
    target: TARGET,
    op: '>=',
    method:
      `Stryker in domain/${folder}: ${all} mutants, ${killed} killed, ${timedOut} timed out, ${survived} survived, ` +
      `${uncovered} uncovered, by tests/domain and the laws that start no cloud`,
  })
}

function isUnnoticed({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage'
}

function lineOf({ status, fileName, location, mutatorName, replacement = '' }: Mutant): string {
  const { line, column } = location.start
  const [said] = replacement.split('\n')
  return `${status} ${relative(root, fileName)}:${line}:${column} ${mutatorName} → ${said}`
}
