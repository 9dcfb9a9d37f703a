/** Units that one delivery or one correction may be about; a lorry carries some 20,000 bottles. */
export const MOST_MOVED = 100_000
