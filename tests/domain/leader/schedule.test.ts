import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../cloudfunctions/_kit/calendar'
import { LEAST_OPEN, scheduleOfPast, scheduleOfTemplate, timesFrom } from '../../../domain/leader/schedule'
import { DAY, HOUR, MINUTE, START, template } from '../../support/world'

const { from: midnight } = dayOf(START)
const thursday = () => scheduleOfTemplate(template)

describe('the times of a group', () => {
  it('are the hours of the template, from the day on which it is opened (C-18)', () => {
    expect(timesFrom(thursday(), midnight, START)).toEqual({
      endsAt: Date.UTC(2026, 4, 21, 12),
      collectFrom: Date.UTC(2026, 4, 22, 8),
      collectUntil: Date.UTC(2026, 4, 22, 13),
    })
  })

  it('move by a day when today’s deadline is too near', () => {
    const endsAt = midnight + 20 * HOUR
    expect(timesFrom(thursday(), midnight, endsAt - LEAST_OPEN).endsAt).toBe(endsAt)
    const late = timesFrom(thursday(), midnight, endsAt - LEAST_OPEN + 1)
    expect(late).toEqual({
      endsAt: endsAt + DAY,
      collectFrom: endsAt + DAY + 20 * HOUR,
      collectUntil: endsAt + DAY + 25 * HOUR,
    })
  })

  it('keep the rhythm of a past group, to the minute', () => {
    const past = { endsAt: START + 30 * MINUTE, collectFrom: START + DAY, collectUntil: START + 2 * DAY }
    const next = midnight + 7 * DAY
    expect(timesFrom(scheduleOfPast(past, midnight), next, next + 9 * HOUR)).toEqual({
      endsAt: past.endsAt + 7 * DAY,
      collectFrom: past.collectFrom + 7 * DAY,
      collectUntil: past.collectUntil + 7 * DAY,
    })
  })

  it('end as many days after the opening as the template says, and pick-up counts from there', () => {
    const saturday = scheduleOfTemplate({ ...template, endsInDays: 2, collectAfterDays: 3 })
    expect(timesFrom(saturday, midnight, START)).toEqual({
      endsAt: midnight + 2 * DAY + 20 * HOUR,
      collectFrom: midnight + 5 * DAY + 16 * HOUR,
      collectUntil: midnight + 5 * DAY + 21 * HOUR,
    })
  })

  it('move by as many days as it takes', () => {
    const longAgo = { ...thursday(), endsAfter: -30 * HOUR }
    expect(timesFrom(longAgo, midnight, START).endsAt).toBe(midnight - 30 * HOUR + 2 * DAY)
  })
})
