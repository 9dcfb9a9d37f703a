import type { RefundReason } from '../../domain/order/types'
import { digest } from '../_kit/hash'

const LETTERS: Record<RefundReason, string> = {
  'group-failed': 'g',
  'late-payment': 'l',
  'second-payment': 's',
  'odd-payment': 'm',
  'goods-short': 'o',
  asked: 'a',
}

/**
 * The refund's number at the provider and its field name in the order: made from what it is for, so that every retry
 * asks for the same refund (C-27). A letter, then letters and digits; 20 characters, so that the to-dos named after it stay
 * within the 32 characters of a field name.
 */
export function refundIdOf(orderId: string, reason: RefundReason, about = ''): string {
  return `r${LETTERS[reason]}${digest(`refund|${orderId}|${reason}|${about}`, 18)}`
}

/**
 * The new id under which an order that was given up takes from the shelf once its money came after all. With its `_` it is none
 * that a phone may ask for (`tapId`): a hold of somebody's would be posted in its place.
 */
export function revivalIdOf(orderId: string, transactionId: string): string {
  return `v_${digest(`revive|${orderId}|${transactionId}`, 30)}`
}

/** The to-do that tells a member of one answer of the brand; within the 32 characters of a field name. */
export function tellAnswer(answerId: string): string {
  return `tell-answer-${digest(answerId, 16)}`
}
