import type { Goods } from './types'

export interface GoodsChanges {
  added: Goods[]
  changed: Goods[]
  same: Goods[]
}

/** What a list would change among the goods there are. Goods that the list does not name stay as they are. */
export function compareGoods(list: Goods[], there: Goods[]): GoodsChanges {
  const known = new Map(there.map(good => [good._id, good]))
  const changes: GoodsChanges = { added: [], changed: [], same: [] }
  for (const good of list) {
    const before = known.get(good._id)
    if (!before) changes.added.push(good)
    else (sameGood(before, good) ? changes.same : changes.changed).push(good)
  }
  return changes
}

function sameGood(a: Goods, b: Goods): boolean {
  return factsOf(a) === factsOf(b)
}

function factsOf(good: Goods): string {
  const { name, kind, spec, note, listPriceFen, priceFen, units, art, tint, sort, state } = good
  const draws = good.draws.map(({ item, units }) => `${item}:${units}`).sort()
  return JSON.stringify([
    name,
    kind,
    spec,
    note,
    listPriceFen,
    priceFen,
    units,
    art,
    tint,
    sort,
    state,
    draws,
  ])
}
