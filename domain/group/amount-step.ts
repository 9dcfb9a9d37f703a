/** What a slot of a crate by amount stands for: a twelfth of the target, rounded up to whole ten yuan. */
export function amountStep(targetFen: number): number {
  return Math.max(1_000, Math.ceil(targetFen / 12 / 1_000) * 1_000)
}
