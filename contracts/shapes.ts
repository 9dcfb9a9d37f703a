import * as z from 'zod/mini'

/** The shapes that several subjects share. Limits are named with their unit and where they come from. */

/** Order, join and open ids are made by the one who taps: also field names and WeChat Pay's `out_trade_no` (≤ 32). */
export const tapId = z.string().check(z.regex(/^[A-Za-z][0-9A-Za-z]{15,31}$/))
/** Ids of ours that name documents. */
export const docId = z.string().check(z.regex(/^[A-Za-z][0-9A-Za-z_~@-]{0,79}$/))
/** WeChat Pay's own number of a payment (28 digits today); with its letter in front a field name, so ≤ 31. */
export const transactionId = z.string().check(z.regex(/^[0-9A-Za-z]{1,31}$/))
/** Stock items and skus become field names: a letter, then letters, digits, `_`; ≤ 32 (cloud database FAQ). */
export const fieldId = z.string().check(z.regex(/^[a-z][0-9a-z_]{0,31}$/))
export const fen = z.int().check(z.gte(0), z.lte(100_000_00))
export const version = z.int().check(z.gte(1), z.lte(1_000_000))
/** Pages of lists: at most 50 rows, continued from the last row seen (`after`), never by skipping. */
export const page = z.object({ after: z.optional(z.string().check(z.maxLength(120))) })
/** Free text a person typed. 500 characters fit a card and a phone. */
export const freeText = z.string().check(z.trim(), z.maxLength(500))

export const PAGE_SIZE = 20
