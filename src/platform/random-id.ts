/**
 * An id for one intent: 20 characters of 0-9A-Za-z, the first a letter (119 bits). The one who taps makes it and keeps
 * it until the answer is known, so that a second try is the same intent.
 */
export declare function randomId(): string
