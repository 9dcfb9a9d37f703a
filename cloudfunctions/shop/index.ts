import { serve } from '../_kit/serve'
import { arrive } from './actions/arrive'
import { collect } from './actions/collect'
import { dismiss } from './actions/dismiss'
import { find } from './actions/find'
import { group } from './actions/group'
import { groups } from './actions/groups'
import { order } from './actions/order'
import { orders } from './actions/orders'
import { points } from './actions/points'
import { refundAgain } from './actions/refund-again'
import { reprice } from './actions/reprice'
import { retry } from './actions/retry'
import { sendBack } from './actions/send-back'
import { stuck } from './actions/stuck'

/** What staff do with groups, orders and their money; what is sold is `stock`, who buys and what they say is `staff`. */
export const main = serve({
  groups,
  group,
  reprice,
  arrive,
  points,
  find,
  collect,
  orders,
  order,
  stuck,
  retry,
  'send-back': sendBack,
  dismiss,
  'refund-again': refundAgain,
})
