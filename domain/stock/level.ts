/** Units below which it is time to send more: two crates, enough for one small group. */
const FEW = 48

export type StockLevel = 'none' | 'few' | 'enough'

/** What staff see at a glance. */
export function levelOf(free: number): StockLevel {
  if (free === 0) return 'none'
  return free < FEW ? 'few' : 'enough'
}
