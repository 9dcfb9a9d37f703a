import type { Shop } from '../../support/shop'
import type { Verb } from '../accidents'
import { checking, payingAgain, payingPaid } from './asking'
import { joining, joiningElsewhere, joiningLoaded, joiningSeated } from './joining'
import {
  arriving,
  arrivingFor,
  collecting,
  collectingFor,
  opening,
  openingFor,
  repricing,
  sharing,
} from './leading'
import { becoming, changing, consenting, granting, reading, withdrawing } from './members'
import { claiming, finding, lookingAtOrder, retrying } from './minding'
import {
  cancelling,
  dismissing,
  hearingOfRefund,
  refundingAgain,
  sendingBack,
  settling,
  settlingOdd,
  settlingSecond,
} from './paying'
import { correcting, importing, receiving } from './stock'
import { telling } from './support'
import { answering, declining, lookingAtCase, reopening, replying, solving } from './surveys'

/** How a verb is prepared in a shop; and the least number of requests it has, so that a harness that breaks nothing is seen. */
export type Listed = [prepare: (shop: Shop) => Verb, least: number]

/** Everything that writes, by the action it calls; behind a comma what is special about it. */
export const verbs: Record<string, Listed> = {
  'group/join': [joining, 3],
  'group/join, in a group with a maximum': [joiningSeated, 3],
  'group/join, on another shelf': [joiningElsewhere, 7],
  'group/join, with a load from the warehouse': [joiningLoaded, 8],
  payment: [settling, 3],
  'payment, of two for one order': [settlingSecond, 3],
  'payment, of an odd amount': [settlingOdd, 3],
  'payment, of a refund': [hearingOfRefund, 5],
  'order/pay': [payingAgain, 3],
  'order/pay, of what is paid already': [payingPaid, 5],
  'order/check': [checking, 8],
  'order/cancel': [cancelling, 5],
  'shop/send-back': [sendingBack, 8],
  'shop/dismiss': [dismissing, 6],
  'shop/refund-again': [refundingAgain, 8],
  'shop/retry': [retrying, 8],
  'shop/retry, for a member who wants messages': [telling('paid', retrying), 9],
  'shop/reprice': [repricing, 6],
  'shop/arrive': [arrivingFor, 6],
  'shop/collect': [collectingFor, 6],
  'shop/find': [finding, 5],
  'shop/order': [lookingAtOrder, 5],
  'leader/open': [opening, 18],
  'leader/share': [sharing, 9],
  'leader/arrive': [arriving, 6],
  'leader/arrive, to members who want messages': [telling('arrived', arriving), 8],
  'leader/collect': [collecting, 4],
  'survey/answer': [answering, 6],
  'survey/decline': [declining, 3],
  'survey/solve': [solving, 4],
  'survey/solve, which it is not': [reopening, 4],
  'staff/claim': [claiming, 7],
  'staff/answer': [replying, 10],
  'staff/answer, to a member who wants messages': [telling('case-answered', replying), 11],
  'staff/case': [lookingAtCase, 6],
  'stock/receive': [receiving, 4],
  'stock/correct': [correcting, 4],
  'stock/import': [importing, 10],
  'stock/open-for': [openingFor, 18],
  'member/join': [becoming, 5],
  'member/consent': [consenting, 4],
  'member/consent, taken back': [withdrawing, 4],
  'member/profile': [changing, 4],
  'member/grant': [granting, 4],
  'member/inbox': [reading, 3],
}
