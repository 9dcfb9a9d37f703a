/** Somebody outside says that things have changed: the stage moved the clock, a message came. Answers how to stop listening. */
export declare function onNudge(listener: () => void): () => void
