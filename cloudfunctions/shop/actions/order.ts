import { ofOrder } from '../../../contracts/staff'
import { accepted, refused } from '../../../domain/result'
import { forStaff } from '../../_kit/action'
import { readOrder } from '../../_kit/store/orders'
import { staffOrder } from '../order-view'

/** One order in full. Opening it is audited, because here the name is not masked. */
export const order = forStaff(
  ofOrder,
  async ({ orderId }, { sees, now }) => {
    const found = await readOrder(orderId)
    if (!found) return refused({ code: 'not-found', what: 'order' })
    if (!sees(found.regionId)) return refused({ code: 'forbidden' })
    return accepted(await staffOrder(found, now))
  },
  { target: ({ orderId }) => orderId },
)
