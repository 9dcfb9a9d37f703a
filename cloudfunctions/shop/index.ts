import { serve } from '../_kit/serve'
import { arrive } from './actions/arrive'
import { collect } from './actions/collect'
import { dismiss } from './actions/dismiss'
import { find } from './actions/find'
import { goods } from './actions/goods'
import { group } from './actions/group'
import { groups } from './actions/groups'
import { importGoods } from './actions/import'
import { openFor } from './actions/open-for'
import { order } from './actions/order'
import { orders } from './actions/orders'
import { refundAgain } from './actions/refund-again'
import { reprice } from './actions/reprice'
import { retry } from './actions/retry'
import { sendBack } from './actions/send-back'
import { stuck } from './actions/stuck'
import { templates } from './actions/templates'

/** What staff do with goods, groups, orders and their money; who buys and what they say is `staff`. */
export const main = serve({
  goods,
  import: importGoods,
  templates,
  'open-for': openFor,
  groups,
  group,
  reprice,
  arrive,
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
