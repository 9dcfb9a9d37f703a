/** Words that begin with a figure stand apart from the Chinese before them; others do not. */
export const beside = (text: string): string => (/^[\d¥]/.test(text) ? ` ${text}` : text)
