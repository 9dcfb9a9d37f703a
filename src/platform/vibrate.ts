/** A short tap in the hand, where the phone can. */
export declare function tick(): void
