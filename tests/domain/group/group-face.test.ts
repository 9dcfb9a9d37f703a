import { describe, expect, it } from 'vitest'
import { groupFace } from '../../../domain/group/group-face'
import { groupDocuments, START } from '../../support/world'

const { group } = groupDocuments({}, START)

describe('what a card says of a group', () => {
  it('is open until its deadline, and closing from then on, before any timer came by', () => {
    expect(groupFace(group, group.endsAt - 1)).toBe('open')
    expect(groupFace(group, group.endsAt)).toBe('closing')
  })

  it('is closing while payments in flight are waited for, whatever the clock says', () => {
    expect(groupFace({ ...group, state: 'closing' }, group.endsAt - 1)).toBe('closing')
    expect(groupFace({ ...group, state: 'closing' }, group.endsAt + 1)).toBe('closing')
  })

  it.each(['formed', 'failed'] as const)('is %s once that was decided', outcome => {
    expect(groupFace({ ...group, state: 'closed', outcome }, group.endsAt)).toBe(outcome)
  })
})
