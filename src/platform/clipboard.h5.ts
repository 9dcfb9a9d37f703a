export const copy = (text: string): Promise<boolean> =>
  (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
    () => true,
    () => false,
  )

export const paste = (): Promise<string> =>
  (navigator.clipboard?.readText() ?? Promise.resolve('')).catch(() => '')
