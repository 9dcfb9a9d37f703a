import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayOf,
  hourOn,
  messageTime,
  monthDay,
  monthsLater,
  payTime,
  readPayTime,
  shippingTime,
  weekOf,
  yearOf,
} from '../../../cloudfunctions/_kit/calendar'

dayjs.extend(utc)
const at = (text: string) => Date.parse(text)
const anyTime = fc.integer({ min: at('1992-01-01T00:00:00Z'), max: at('2099-01-01T00:00:00Z') })

describe('the local day', () => {
  it('begins at midnight in Shanghai, whatever the machine thinks', () => {
    const now = at('2026-05-21T16:30:00Z')
    expect(dayOf(now)).toEqual({ from: at('2026-05-21T16:00:00Z'), to: at('2026-05-22T16:00:00Z') })
    expect(monthDay(now)).toBe('0522')
  })

  it('is one of seven in a week that ends with it', () => {
    const now = at('2026-05-21T06:31:00Z')
    expect(weekOf(now)).toEqual({ from: at('2026-05-14T16:00:00Z'), to: at('2026-05-21T16:00:00Z') })
  })

  it('puts an hour on a day to come, over the end of a year', () => {
    expect(hourOn(at('2026-12-31T12:00:00Z'), 1, 16)).toBe(at('2027-01-01T08:00:00Z'))
    expect(yearOf(at('2026-12-31T16:00:00Z'))).toBe(2027)
  })

  it('agrees with the zone database about every moment since 1992', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    fc.assert(
      fc.property(anyTime, now => {
        const { from, to } = dayOf(now)
        expect(from <= now && now < to).toBe(true)
        expect(format.format(from)).toBe(format.format(now))
        expect(format.format(from - 1)).not.toBe(format.format(now))
      }),
    )
  })
})

describe('WeChat Pay’s time', () => {
  it('is written and read in UTC+8', () => {
    const now = at('2026-05-21T06:31:05Z')
    expect(payTime(now)).toBe('20260521143105')
    expect(readPayTime('20260521143105')).toBe(now)
    expect(readPayTime('2026-05-21')).toBeNull()
    expect(readPayTime('20261321143105')).toBeNull()
  })
})

describe('months later', () => {
  it('stay at the last day of a shorter month', () => {
    expect(monthsLater(at('2026-01-31T04:00:00Z'), 1)).toBe(at('2026-02-28T04:00:00Z'))
    expect(monthsLater(at('2026-05-21T06:31:00Z'), 12)).toBe(at('2027-05-21T06:31:00Z'))
  })
})

describe('the calendar', () => {
  it('says of every moment what a library says', () => {
    fc.assert(
      fc.property(anyTime, fc.nat(40), fc.nat(23), (now, ahead, hour) => {
        const there = dayjs.utc(now).utcOffset(8)
        const start = there.startOf('day')
        expect(dayOf(now)).toEqual({ from: start.valueOf(), to: start.add(1, 'day').valueOf() })
        expect(weekOf(now).from).toBe(start.subtract(6, 'day').valueOf())
        expect(hourOn(now, ahead, hour)).toBe(start.add(ahead, 'day').add(hour, 'hour').valueOf())
        expect(monthsLater(now, ahead)).toBe(there.add(ahead, 'month').valueOf())
        expect(payTime(now)).toBe(there.format('YYYYMMDDHHmmss'))
        expect(readPayTime(payTime(now))).toBe(there.startOf('second').valueOf())
        expect(shippingTime(now)).toBe(there.format('YYYY-MM-DDTHH:mm:ss.SSSZ'))
        expect(monthDay(now)).toBe(there.format('MMDD'))
        expect(messageTime(now)).toBe(there.format('YYYY年M月D日 HH:mm'))
        expect(yearOf(now)).toBe(there.year())
      }),
      { numRuns: 500 },
    )
  })
})
