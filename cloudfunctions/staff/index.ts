import { serve } from '../_kit/serve'
import { answer } from './actions/answer'
import { arrive } from './actions/arrive'
import { audit } from './actions/audit'
import { caseOf } from './actions/case'
import { cases } from './actions/cases'
import { claim } from './actions/claim'
import { dismiss } from './actions/dismiss'
import { goods } from './actions/goods'
import { group } from './actions/group'
import { groups } from './actions/groups'
import { importGoods } from './actions/import'
import { members } from './actions/members'
import { nps } from './actions/nps'
import { openFor } from './actions/open-for'
import { order } from './actions/order'
import { orders } from './actions/orders'
import { refundAgain } from './actions/refund-again'
import { reprice } from './actions/reprice'
import { retry } from './actions/retry'
import { sendBack } from './actions/send-back'
import { stuck } from './actions/stuck'
import { templates } from './actions/templates'
import { today } from './actions/today'

const insight = { claim, today, nps, cases, case: caseOf, answer, members, stuck, retry, audit }
const shop = {
  goods,
  import: importGoods,
  templates,
  'open-for': openFor,
  groups,
  group,
  reprice,
  arrive,
  orders,
  order,
  'send-back': sendBack,
  dismiss,
  'refund-again': refundAgain,
}

export const main = serve({ ...insight, ...shop })
