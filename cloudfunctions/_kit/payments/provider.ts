import type { Fen, Instant } from '../../../domain/money/types'
import type { PaymentParams } from '../../../contracts/views'

/** What the provider knows of an order's money. Its own answer to a query decides; a notice is only a hint. */
export type ProviderPayment =
  | {
      state: 'paid'
      orderId: string
      transactionId: string
      fen: Fen
      currency: string
      merchantId: string
      paidAt: Instant
    }
  | { state: 'unpaid' | 'closed' | 'unknown-order' }
  | { state: 'unclear'; why: string }

export type ProviderRefund =
  /** `abnormal`: the payer's card takes nothing any more; finished by hand, under the same id (WeChat Pay v2: CHANGE). */
  | { state: 'processing' | 'done' | 'abnormal' | 'closed' | 'unknown-refund' }
  | { state: 'unclear'; why: string }

/**
 * The port behind which WeChat Pay stands: cloudPay today, APIv3 or the integration centre for trades cloudPay forbids.
 * Every call is safe to repeat with the same ids. Calls stand outside every write.
 */
export interface PaymentProvider {
  /** A prepay for the member's pay sheet; refuses after `payBy`. */
  prepay(order: {
    orderId: string
    fen: Fen
    about: string
    payBy: Instant
  }): Promise<
    | { state: 'ready'; payment: PaymentParams }
    | { state: 'paid' }
    | { state: 'closed' }
    | { state: 'unclear'; why: string }
  >
  query(orderId: string): Promise<ProviderPayment>
  /** One certain payment, by the provider's own number: tells a second payment of the same order apart. */
  queryTransaction(transactionId: string): Promise<ProviderPayment>
  close(orderId: string): Promise<{ state: 'closed' } | { state: 'paid' } | { state: 'unclear'; why: string }>
  refund(refund: {
    orderId: string
    transactionId?: string
    refundId: string
    totalFen: Fen
    fen: Fen
  }): Promise<ProviderRefund>
  queryRefund(refundId: string): Promise<ProviderRefund>
}
