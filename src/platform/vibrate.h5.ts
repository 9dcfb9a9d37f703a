export function tick(): void {
  navigator.vibrate?.(15)
}
