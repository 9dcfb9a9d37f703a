import type { Fen, Instant } from './money/types'
import type { PaymentState } from './order/types'

/** A good whose price moved between what the member saw and what the brand asks. */
export interface PriceChange {
  sku: string
  name: string
  /** null: it is no longer sold here. */
  nowFen: Fen | null
  wasFen: Fen
}

/**
 * Everything the business may say no to, with its facts. `src/texts/refusals.ts` has a sentence for each;
 * a code without a sentence does not compile.
 */
export type Refusal =
  // the door
  | { code: 'bad-input'; where: string }
  | { code: 'not-a-member' }
  | { code: 'consent-needed'; privacy: number; agreement: number }
  | { code: 'forbidden' }
  | { code: 'not-found'; what: string }
  | { code: 'broken'; trace: string }
  | { code: 'busy' }
  // joining
  | { code: 'group-ended'; endedAt: Instant }
  | { code: 'price-changed'; termsVersion: number; changes: PriceChange[]; totalFen: Fen }
  | { code: 'group-full'; most: number }
  | { code: 'sold-out'; sku: string; name: string; left: number }
  | { code: 'unpaid-order'; orderId: string }
  | { code: 'empty-basket' }
  | { code: 'too-many'; sku: string; most: number }
  | { code: 'too-many-lines'; most: number }
  | { code: 'unknown-goods'; sku: string }
  | { code: 'wrong-point' }
  | { code: 'join-changed' }
  | { code: 'join-taken' }
  // paying, cancelling
  | { code: 'pay-window-over'; until: Instant }
  | { code: 'not-unpaid'; state: PaymentState }
  | { code: 'already-paid' }
  | { code: 'pay-trouble'; detail: string }
  // leading
  | { code: 'template-off' }
  | { code: 'open-changed' }
  | { code: 'opening-over' }
  | { code: 'nothing-in-stock' }
  | { code: 'not-your-group' }
  | { code: 'contract-ended'; at: Instant }
  | { code: 'group-not-formed' }
  | { code: 'already-arrived'; at: Instant; by: string }
  | { code: 'not-arrived' }
  | { code: 'unknown-code' }
  | { code: 'already-collected'; at: Instant; by: string }
  | { code: 'not-collectable'; why: 'not-paid' | 'refunding' | 'refunded' | 'not-formed' }
  // asking and answering
  | { code: 'already-answered'; at: Instant }
  | { code: 'invitation-over' }
  | { code: 'bad-answer'; question: string }
  | { code: 'case-solved' }
  | { code: 'nothing-to-confirm' }
  // staff
  | { code: 'claim-wrong' }
  | { code: 'claim-used' }
  | { code: 'bad-rows'; rows: { line: number; column: string; reason: string }[] }
  | { code: 'price-out-of-band'; sku: string; lowFen: Fen; highFen: Fen }
  | { code: 'nothing-changed' }
  | { code: 'not-in-stock'; free: number }
  | { code: 'tap-changed' }
  | { code: 'not-ours' }
  | { code: 'ours' }
  | { code: 'not-closed'; state: string }

export type RefusalCode = Refusal['code']
export type RefusalOf<C extends RefusalCode> = Extract<Refusal, { code: C }>
