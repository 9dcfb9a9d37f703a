import fc from 'fast-check'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexes } from '../../cloudfunctions/_kit/store/indexes'
import { isBalanced } from '../../domain/shelf/is-balanced'
import type { Shelf } from '../../domain/shelf/types'
import { startCloud } from '../../emulator/index'
import type { Cloud } from '../../emulator/types'
import { groupDocuments, HOUR, START } from '../support/world'
import {
  contradictions,
  drawsOfOrder,
  MOST_PEOPLE,
  holdFor,
  joinedFor,
  lateId,
  modelled,
  steps,
  type Step,
} from './shelf-steps'

/** The same laws for the guarded updates themselves, through the unmodified SDK against the real engine. */
let cloud: Cloud
let shelves: typeof import('../../cloudfunctions/_kit/store/shelves')
let count = 0

beforeAll(async () => {
  cloud = await startCloud({ memory: true, clock: START, seed: 1, indexes, refuseUndeclaredScans: true })
  Object.assign(process.env, cloud.sdkEnv())
  shelves = await import('../../cloudfunctions/_kit/store/shelves')
})
afterAll(() => cloud.close())

const SHELF = { allot: { mandarin: 5, seasalt: 9 }, endsAt: START + HOUR / 2 }

async function fresh(seated = false): Promise<Shelf> {
  count += 1
  const { shelf } = groupDocuments(
    { ...SHELF, groupId: `law${count}`, ...(seated ? { mostPeople: MOST_PEOPLE } : {}) },
    START,
  )
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  await sdk.database().collection('shelves').add({ data: shelf })
  return shelf
}

const stored = (id: string) => cloud.database.find<Shelf>('shelves', { _id: id })[0]!

async function done(shelfId: string, step: Step, seated = false): Promise<boolean> {
  switch (step.do) {
    case 'hold': {
      const hold = (seat: 'new' | 'again' | null) =>
        shelves.hold(shelfId, step.order, holdFor(step), step.version, step.at, seat)
      // As a join does: whoever is refused learns that she sits already.
      return seated ? (await hold('new')) || (await hold('again')) : hold(null)
    }
    case 'post':
      return shelves.post(shelfId, step.order, drawsOfOrder(step.order), joinedFor(step))
    case 'void':
      return shelves.voidHold(shelfId, freeingFor(step, seated), step.at)
    case 'release':
      return shelves.release(shelfId, freeingFor(step, seated))
    case 'take':
      return shelves.take(shelfId, lateId(step.order), drawsOfOrder(step.order), joinedFor(step), seated)
    case 'give up':
      return shelves.giveUp(shelfId, lateId(step.order), step.at)
    case 'seal':
      return shelves.seal(shelfId)
  }
}

const freeingFor = (step: { order: string; at: number }, seated: boolean) => ({
  orderId: step.order,
  draws: drawsOfOrder(step.order),
  key: holdFor(step).key,
  seated,
})

describe.each([
  ['for everybody', false],
  ['with a maximum of members (C-10)', true],
])('the guarded updates of a shelf %s', (_, seated) => {
  it('do exactly what the decisions say, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async list => {
        let shelf = await fresh(seated)
        for (const step of list) {
          await done(shelf._id, step, seated)
          shelf = modelled(shelf, step)
        }
        expect(stored(shelf._id)).toEqual(shelf)
      }),
      { numRuns: 25, seed: 4 },
    )
  })

  it('never promise more than there is when everything happens at once (C-01, C-68)', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async list => {
        const { _id } = await fresh(seated)
        await Promise.all(list.map(step => done(_id, step, seated)))
        expect(isBalanced(stored(_id))).toBe(true)
        expect(contradictions(stored(_id))).toEqual([])
      }),
      { numRuns: 25, seed: 5 },
    )
  })
})

describe('a shelf that forty want at once', () => {
  it('sells exactly what there is', async () => {
    const { _id } = await fresh()
    const wishes = Array.from({ length: 40 }, (_, n) => {
      const wish = { ...holdFor({ order: 'oA', at: START }), key: `kmany${n}`, draws: { mandarin: 1 } }
      return shelves.hold(_id, `many${n}`, wish, 1, START)
    })
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(5)
    expect(stored(_id).items['mandarin']).toMatchObject({ allotted: 5, free: 0, held: 5, posted: 0 })
  })
})

it('units are freed as units, and what stands for guards only as that', async () => {
  const { _id } = await fresh()
  const units = { ...holdFor({ order: 'oA', at: START }), draws: { mandarin: 3 } }
  const freeing = { orderId: 'oA', key: units.key, seated: false }
  expect(await shelves.hold(_id, 'oA', units, 1, START)).toBe(true)
  // Her units were looked for elsewhere by a try that knows nothing of these.
  expect(await shelves.release(_id, { ...freeing, draws: {} })).toBe(false)
  expect(stored(_id).items['mandarin']).toMatchObject({ free: 2, held: 3 })
  expect(await shelves.release(_id, { ...freeing, draws: units.draws })).toBe(true)

  expect(await shelves.hold(_id, 'oA', { ...units, draws: {}, guard: true }, 1, START)).toBe(true)
  expect(await shelves.voidHold(_id, { ...freeing, draws: units.draws }, START)).toBe(false)
  expect(stored(_id).items['mandarin']).toMatchObject({ free: 5, held: 0 })
  expect(Object.keys(stored(_id).holds)).toEqual(['oA'])
})
