import type { Instant } from '../money/types'
import { PAY_GRACE, PAY_WINDOW } from './limits'

/** When the pay window of an order placed `now` ends: never beyond the deadline and its grace. */
export function payBy(now: Instant, endsAt: Instant): Instant {
  return Math.min(now + PAY_WINDOW, endsAt + PAY_GRACE)
}
