/** The data folder cannot be used. The sentence names the folder or the file; nothing in it was changed. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** `what` begins the sentence, for example "The file …"; `reason` says what was found there. */
export const damaged = (what: string, reason: string, cause?: unknown) =>
  new StoreError(
    `${what} is damaged (${reason.trim()}); nothing was deleted, ` +
      'move the folder away to begin anew or put a copy back.',
    { cause },
  )

/** The disk refused, most often because it is full; what was there before is still there. */
export const refusedByDisk = (what: string, verb: 'written' | 'opened', cause: unknown) =>
  new StoreError(`${what} could not be ${verb}: ${cause instanceof Error ? cause.message : String(cause)}.`, {
    cause,
  })

/** A line of a dump or of an exported state, counted from 1, that is not taken in. */
export const badLine = (number: number, reason: string) =>
  new StoreError(`line ${number} of the dump ${reason}`)
