/** Somebody outside says that things have changed: the stage moved the clock, a message came. Answers how to stop listening. */
export declare function onNudge(listener: () => void): () => void

/** Once, when the app starts: the stage may lead this phone to a page or hand its card on. Nothing of it exists in WeChat. */
export declare function listenToStage(): void

/** The head of the page on top is dark: whoever draws a status bar over it must write in white. */
export declare function tellHead(dark: boolean): void
