import { describe, expect, it } from 'vitest'
import { canMarkArrived } from '../../../domain/leader/mark-arrived'
import { groupDocuments, START } from '../../support/world'

const { group } = groupDocuments({}, START)
const formed = { ...group, state: 'closed' as const, outcome: 'formed' as const }

describe('the goods of a group', () => {
  it('can arrive once it was decided that it formed', () => {
    expect(canMarkArrived(formed)).toEqual({ ok: true, value: true })
  })

  it('do not come to a group that failed, nor to one that formed and is not decided yet', () => {
    const refusal = { ok: false, refusal: { code: 'group-not-formed' } }
    expect(canMarkArrived({ ...formed, outcome: 'failed' })).toEqual(refusal)
    expect(canMarkArrived({ ...group, formedAt: START })).toEqual(refusal)
  })

  it('arrive once: a second time says when it was and who said so', () => {
    const arrived = { ...formed, arrivedAt: START }
    expect(canMarkArrived({ ...arrived, arrivedBy: '陈姐' })).toMatchObject({
      refusal: { code: 'already-arrived', at: START, by: '陈姐' },
    })
    expect(canMarkArrived(arrived)).toMatchObject({ refusal: { by: '' } })
  })
})
