/** One household's goods at the pick-up point. */
export interface Parcel {
  name: string
  household: string
  done: boolean
}

export interface BuildingSheet {
  /** `3` of `3-602`; empty when she gave no household. */
  building: string
  /** Who is still awaited, each neighbour once, in the order of the parcels. */
  names: string[]
  done: number
  all: number
}

/** `3` of `3-602`, `3号楼602` or `3 栋 602`; the whole text when it names no room. */
export function buildingOf(household: string): string {
  const plain = household.normalize('NFKC').trim()
  return /^(.*?)\s*(?:-|号楼|号院|栋|幢|座|楼)/.exec(plain)?.[1] ?? plain
}

/** The sheet a leader walks the stairs with: by building in the order of their numbers, the finished ones behind. */
export function handOutSheet(parcels: Parcel[]): BuildingSheet[] {
  const sheets = new Map<string, BuildingSheet>()
  for (const { name, household, done } of parcels) {
    const building = buildingOf(household)
    const sheet = sheets.get(building) ?? { building, names: [], done: 0, all: 0 }
    sheets.set(building, sheet)
    sheet.all += 1
    if (done) sheet.done += 1
    else if (!sheet.names.includes(name)) sheet.names.push(name)
  }
  return [...sheets.values()].sort(
    (a, b) => Number(a.done === a.all) - Number(b.done === b.all) || compareBuildings(a.building, b.building),
  )
}

/** In the order of one's way: 2 before 10, numbers before names, and who gave no household at the end. */
export function compareBuildings(a: string, b: string): number {
  const [first, second] = [numberOf(a), numberOf(b)]
  if (first !== second) return first - second
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

function numberOf(building: string): number {
  if (building === '') return Number.MAX_SAFE_INTEGER
  const [digits] = /\d+/.exec(building) ?? []
  return digits === undefined ? Number.MAX_SAFE_INTEGER - 1 : Number(digits)
}
