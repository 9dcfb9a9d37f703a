/** Attributes for the screen reader; the two worlds spell the role differently. Spread them on a View. */
export interface Spoken {
  [attribute: string]: unknown
}

/** `spoken('button', '加一瓶橘子汽水', { checked: true, disabled: false })`; a button gets its place in the tab order. */
export declare function spoken(
  role: string,
  label?: string,
  state?: { checked?: boolean; disabled?: boolean; level?: number },
): Spoken

/** Hidden from the screen reader: decoration, or said elsewhere. */
export declare const unspoken: Spoken
