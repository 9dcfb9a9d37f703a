/** One line per breach, as JSON so that the cloud's log search finds it; personal data never goes in. */
export function logBroken(trace: string, action: string, error: unknown): void {
  const { message, stack } =
    error instanceof Error ? error : { message: JSON.stringify(error), stack: undefined }
  console.error(
    JSON.stringify({ level: 'broken', trace, action, message: masked(message), stack: masked(stack ?? '') }),
  )
}

/** Phone numbers, openids and whatever looks like one leave only their ends. */
export function masked(text: string): string {
  return text
    .replace(/(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)/g, '$1****$2')
    .replace(/\bo[A-Za-z0-9_-]{20,}\b/g, openid => `${openid.slice(0, 4)}…`)
}
