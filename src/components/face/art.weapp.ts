/** In WeChat people have pictures of their own; the demo's drawn ones would be dead weight in the package. */
export const faces: Record<string, string> = {}
