import { buildingOf, compareBuildings } from '#domain/leader/hand-out-sheet'
import type { PickupRow } from '#contracts/leader'

export type Shown = 'all' | 'waiting' | 'collected'

export interface BuildingRows {
  building: string
  rows: PickupRow[]
  /** How many of all its rows wait, whatever is shown. */
  waiting: number
}

/** Rows by building in the order of their numbers, the finished ones behind; inside, who waits stands before who has been. */
export function byBuilding(rows: PickupRow[], shown: Shown): BuildingRows[] {
  const buildings = new Map<string, BuildingRows>()
  for (const row of rows) {
    const building = buildingOf(row.household)
    const its = buildings.get(building) ?? { building, rows: [], waiting: 0 }
    buildings.set(building, its)
    if (row.state === 'waiting') its.waiting += 1
    if (shown === 'all' || row.state === shown) its.rows.push(row)
  }
  const order = (row: PickupRow) => (row.state === 'waiting' ? 0 : 1)
  return [...buildings.values()]
    .filter(its => its.rows.length > 0)
    .map(its => ({ ...its, rows: [...its.rows].sort((a, b) => order(a) - order(b)) }))
    .sort(
      (a, b) => Number(a.waiting === 0) - Number(b.waiting === 0) || compareBuildings(a.building, b.building),
    )
}

/** 「橘子汽水 4、海盐汽水 3」 */
export function piecesWords({ lines }: Pick<PickupRow, 'lines'>): string {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ name, quantity }) => `${name} ${quantity}`)
    .join('、')
}
