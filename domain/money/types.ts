declare const fen: unique symbol
declare const points: unique symbol

/** Money in integer fen (1/100 yuan). May be negative in a posting, never in a price. */
export type Fen = number & { readonly [fen]: true }
/** Member points, whole. */
export type Points = number & { readonly [points]: true }
/** A rate in basis points: 800 is 8 %. */
export type BasisPoints = number
/** Milliseconds since 1970-01-01T00:00Z, on the cloud's clock. */
export type Instant = number
