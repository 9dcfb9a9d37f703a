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
  return (/^(.*?)\s*(?:-|号楼|号院|栋|幢|座|楼)/.exec(plain)?.[1] ?? plain).trim()
}

/** The sheet a leader walks the stairs with: by building, the one with most still waiting first. */
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
    (a, b) => b.all - b.done - (a.all - a.done) || compare(a.building, b.building),
  )
}

function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
