/** One short sentence that goes away by itself. Nothing that must be read is said only here. */
export declare function toast(sentence: string): void
