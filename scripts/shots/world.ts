import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexes } from '../../cloudfunctions/_kit/store/indexes.ts'
import { startCloud } from '../../emulator/index.ts'
import { seedDemo, startsAt } from '../../emulator/seed/index.ts'
import { everybody, openidOf, personas } from '../../emulator/seed/people.ts'
import type { Cloud, Persona } from '../../emulator/types.ts'
import { filesUnder } from '../support/files.ts'
import { root } from '../support/root.ts'
import { addRareThings } from './rare-things.ts'

/** 2026-05-21 14:31 in Shanghai: the moment of the drawings. Time stands still there. */
export const MOMENT = Date.UTC(2026, 4, 21, 6, 31)

const kept = join(root, '.lintuan')

/** Every neighbour may hold a phone here, not only those of the stage: whose group failed is one of many. */
const phones: Persona[] = [
  ...personas,
  ...everybody
    .filter(({ key }) => !personas.some(persona => persona.key === key))
    .map(({ key, name, face }) => ({
      key,
      openid: openidOf(key),
      name,
      about: '',
      hat: 'consumer' as const,
      face,
    })),
]

export const openidOfPhone = (key: string): string | undefined =>
  phones.find(phone => phone.key === key)?.openid

/**
 * The demo's cloud in memory at MOMENT. Its past is lived through once for a seed and a set of functions and kept as a
 * dump under `.lintuan/`; later starts take seconds. Expects the functions to be built.
 */
export async function openShotsCloud(log: (line: string) => void): Promise<Cloud> {
  const functions = join(root, 'dist/functions')
  const hash = hashOf(functions)
  const file = join(kept, `shots-${hash}.ejson`)
  if (!existsSync(file)) {
    mkdirSync(kept, { recursive: true })
    log('living through four weeks of the demo, once for these functions')
    const past = await startCloud({
      memory: true,
      functions,
      indexes,
      personas: phones,
      seed: 1,
      clock: startsAt(MOMENT),
    })
    try {
      await seedDemo(past, { log: line => log(`  ${line}`), until: MOMENT })
      await past.clock.advanceTo(MOMENT)
      await addRareThings(past)
      writeFileSync(`${file}.draft`, past.database.dump())
    } finally {
      await past.close()
    }
    for (const old of readdirSync(kept).filter(name => /^shots-[0-9a-f]+\.ejson$/.test(name)))
      rmSync(join(kept, old), { force: true })
    renameSync(`${file}.draft`, file)
  }
  const cloud = await startCloud({
    memory: true,
    functions,
    indexes,
    personas: phones,
    seed: 2,
    clock: MOMENT,
  })
  cloud.database.restore(readFileSync(file, 'utf8'))
  return cloud
}

/** Whatever the demo's past depends on: its script, the rare things added here, and the functions it is lived with. */
function hashOf(functions: string): string {
  const sum = createHash('sha256').update(String(MOMENT))
  const all = [
    ...filesUnder(root, 'emulator/seed').map(path => join(root, path)),
    join(root, 'scripts/shots/rare-things.ts'),
    ...filesUnder(functions)
      .filter(path => path.endsWith('index.js'))
      .map(path => join(functions, path)),
  ]
  for (const path of all)
    sum.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return sum.digest('hex').slice(0, 12)
}
