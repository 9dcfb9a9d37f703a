import type { Group } from '../../domain/group/types'
import type { Order } from '../../domain/order/types'
import type { Response } from '../../domain/survey/types'
import { bookPayments } from './book'
import { clearShelves } from './clear-shelves'
import { closeGroup } from './close'
import { closeInvitation } from './close-invitation'
import { decide } from './decide'
import type { Effect } from './effect'
import type { Kind } from './engine'
import { expire } from './expire'
import { fold } from './fold'
import { formed } from './formed'
import { invite } from './invite'
import { lookAgain } from './look-again'
import { mismatch } from './mismatch'
import { openCase } from './open-case'
import { postOrder } from './post'
import { refundOrder } from './refund'
import { refundFailedGroup } from './refund-failed-group'
import { reportShipping } from './report-shipping'
import { reviveOrder } from './revive'
import { spreadTerms } from './spread-terms'
import { tellAnswers } from './tell-answers'
import { tellArrived } from './tell-arrived'
import {
  tellArrivedOrder,
  tellCollected,
  tellFailed,
  tellFormedOrder,
  tellPaid,
  tellRefund,
} from './tell-order'
import { refundAll, tellFormed } from './tell-orders'
import { thanks } from './thanks'
import { voidOrder } from './void'

export type TodoKind = 'order' | 'group' | 'response'

const ofOrder: Record<string, Effect<Order>> = {
  expire,
  void: voidOrder,
  'look-again': lookAgain,
  post: postOrder,
  revive: reviveOrder,
  book: bookPayments,
  mismatch,
  formed,
  'refund-failed-group': refundFailedGroup,
  thanks,
  invite,
  'report-shipping': reportShipping,
  'tell-paid': tellPaid,
  'tell-formed': tellFormedOrder,
  'tell-failed': tellFailed,
  'tell-arrived': tellArrivedOrder,
  'tell-collected': tellCollected,
}

const ofGroup: Record<string, Effect<Group>> = {
  close: closeGroup,
  decide,
  'tell-formed': tellFormed,
  'refund-all': refundAll,
  'tell-arrived': tellArrived,
  'spread-terms': spreadTerms,
  fold,
  'clear-shelves': clearShelves,
}

const ofResponse: Record<string, Effect<Response>> = {
  'open-case': openCase,
  'close-invitation': closeInvitation,
  // Of answers given before each had a to-do of its own.
  'tell-answers': tellAnswers,
}

/** To-dos whose name goes on with what they are about. */
const ANSWER = 'tell-answer-'
const ofOrderByPrefix: [string, Effect<Order>][] = [
  ['refund-r', refundOrder],
  ['tell-refund-', tellRefund],
]

/**
 * The kinds of documents whose to-dos staff see when they are stuck. Those that wait for something outside to heal (WeChat out of
 * reach, too little money in the merchant's account) are patient: they are shown to staff too, and go on being tried.
 */
export const kinds: Record<TodoKind, Kind> = {
  order: {
    name: 'order',
    collection: 'orders',
    names: [...Object.keys(ofOrder), ...ofOrderByPrefix.map(([prefix]) => prefix)],
    effectFor: name => ofOrder[name] ?? ofOrderByPrefix.find(([prefix]) => name.startsWith(prefix))?.[1],
    isPatient: name => name === 'expire' || name === 'report-shipping' || name.startsWith('refund-r'),
  },
  group: {
    name: 'group',
    collection: 'groups',
    names: Object.keys(ofGroup),
    effectFor: name => ofGroup[name],
    isPatient: () => false,
  },
  response: {
    name: 'response',
    collection: 'responses',
    names: [...Object.keys(ofResponse), ANSWER],
    effectFor: name => ofResponse[name] ?? (name.startsWith(ANSWER) ? tellAnswers : undefined),
    isPatient: () => false,
  },
}
