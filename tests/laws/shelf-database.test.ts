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

async function fresh(): Promise<Shelf> {
  count += 1
  const { shelf } = groupDocuments({ ...SHELF, groupId: `law${count}` }, START)
  const sdk = createRequire(import.meta.url)('wx-server-sdk')
  await sdk.database().collection('shelves').add({ data: shelf })
  return shelf
}

const stored = (id: string) => cloud.database.find<Shelf>('shelves', { _id: id })[0]!

function done(shelfId: string, step: Step): Promise<boolean> {
  switch (step.do) {
    case 'hold':
      return shelves.hold(shelfId, step.order, holdFor(step), step.version, step.at)
    case 'post':
      return shelves.post(shelfId, step.order, drawsOfOrder(step.order), joinedFor(step))
    case 'void':
      return shelves.voidHold(shelfId, step.order, drawsOfOrder(step.order), holdFor(step).key, step.at)
    case 'release':
      return shelves.release(shelfId, step.order, drawsOfOrder(step.order), holdFor(step).key)
    case 'take':
      return shelves.take(shelfId, lateId(step.order), drawsOfOrder(step.order), joinedFor(step))
    case 'seal':
      return shelves.seal(shelfId)
  }
}

describe('the guarded updates of a shelf', () => {
  it('do exactly what the decisions say, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async list => {
        let shelf = await fresh()
        for (const step of list) {
          await done(shelf._id, step)
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
        const { _id } = await fresh()
        await Promise.all(list.map(step => done(_id, step)))
        expect(isBalanced(stored(_id))).toBe(true)
        expect(contradictions(stored(_id))).toEqual([])
      }),
      { numRuns: 25, seed: 5 },
    )
  })

  it('sell exactly what there is to forty who want it at once', async () => {
    const { _id } = await fresh()
    const wishes = Array.from({ length: 40 }, (_, n) => {
      const wish = { ...holdFor({ order: 'oA', at: START }), key: `kmany${n}`, draws: { mandarin: 1 } }
      return shelves.hold(_id, `many${n}`, wish, 1, START)
    })
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(5)
    expect(stored(_id).items['mandarin']).toEqual({ allotted: 5, free: 0, held: 5, posted: 0 })
  })
})
