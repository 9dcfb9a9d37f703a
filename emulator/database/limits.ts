/** Every limit of the emulated database, with its unit and where it comes from. */

/** Documents a `get()` answers when nobody said how many. SDK: Query.get sends 100 when no limit was given. */
export const DEFAULT_GET_LIMIT = 100
/** Documents one `get()` can answer at most. SDK clamps to it; WeChat guide, Collection.limit. */
export const MAX_GET_LIMIT = 1_000
/** Documents an aggregate without a `$limit` answers. Community reports 2020 to 2023, not in the reference. */
export const DEFAULT_AGGREGATE_LIMIT = 20
/** Documents an aggregate can answer at most. WeChat guide, Aggregate.limit. */
export const MAX_AGGREGATE_LIMIT = 10_000
/** Milliseconds of wall clock a transaction may stay open. Server message in the vendor's own tests. */
export const TRANSACTION_LIFETIME = 30_000
/** Bytes (BSON) of one document, however it grew. MongoDB limits and thresholds. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
/** Bytes (EJSON, as sent) of one document or one update that a cloud function hands over. Field reports, not in the reference. */
export const MAX_WRITTEN_BYTES = 5 * 1024 * 1024
/** Bytes of the documents one request answers. WeChat's quota page, 16 MB per packet. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024
/** Levels of nesting in one document. MongoDB limits and thresholds. */
export const MAX_NESTING = 100
/** Indexes of one collection. docs.cloudbase.net, FAQ on the database. */
export const MAX_INDEXES = 100
/** Fields of one index. Same page. */
export const MAX_INDEX_FIELDS = 31
/** Point ranges one index plan may fan out into before the planner stops multiplying `$in` lists. Ours. */
export const MAX_PLAN_POINTS = 1_000
/** Characters of a generated `_id` (lower-case hexadecimal). Seen on real environments. */
export const GENERATED_ID_LENGTH = 32
