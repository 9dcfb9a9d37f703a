/** In WeChat a page learns of changes when it is shown again. */
export const onNudge = (_listener: () => void) => () => undefined
export const listenToStage = () => undefined
export const tellHead = (_dark: boolean) => undefined
