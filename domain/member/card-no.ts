/**
 * A card number people can read out: the brand's letters, the year of joining and eight digits, `QY 2025 4831 0726`.
 * Nothing is keyed by it. `digits` is any whole number ≥ 0 made from the member's id.
 */
export function cardNo(prefix: string, year: number, digits: number): string {
  const eight = String(digits % 1e8).padStart(8, '0')
  return `${prefix} ${year} ${eight.slice(0, 4)} ${eight.slice(4)}`
}
