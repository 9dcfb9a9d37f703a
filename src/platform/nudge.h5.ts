/** The stage nudges its phones with a message; each phone has an origin of its own, so only the parent window may. */
export function onNudge(listener: () => void): () => void {
  const heard = (event: MessageEvent) => {
    const nudge = event.data as { type?: unknown } | null
    if (event.source === window.parent && nudge?.type === 'lintuan:refresh') listener()
  }
  window.addEventListener('message', heard)
  return () => window.removeEventListener('message', heard)
}
