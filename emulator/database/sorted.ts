/**
 * An ordered map from strings, kept in blocks of a few hundred keys. Insertion moves one block only, so it
 * stays fast into the millions without the weight of a tree; counting a range adds up whole blocks.
 */
export class SortedMap<T> {
  private blocks: { keys: string[]; values: T[] }[] = [{ keys: [], values: [] }]
  size = 0

  get(key: string): T | undefined {
    const block = this.blocks[this.blockOf(key)]!
    const at = lowerBound(block.keys, key)
    return block.keys[at] === key ? block.values[at] : undefined
  }

  set(key: string, value: T): void {
    const where = this.blockOf(key)
    const block = this.blocks[where]!
    const at = lowerBound(block.keys, key)
    if (block.keys[at] === key) {
      block.values[at] = value
      return
    }
    block.keys.splice(at, 0, key)
    block.values.splice(at, 0, value)
    this.size++
    if (block.keys.length > BLOCK_LIMIT) {
      const half = BLOCK_LIMIT >> 1
      this.blocks.splice(where + 1, 0, { keys: block.keys.splice(half), values: block.values.splice(half) })
    }
  }

  delete(key: string): void {
    const where = this.blockOf(key)
    const block = this.blocks[where]!
    const at = lowerBound(block.keys, key)
    if (block.keys[at] !== key) return
    block.keys.splice(at, 1)
    block.values.splice(at, 1)
    this.size--
    if (block.keys.length === 0 && this.blocks.length > 1) this.blocks.splice(where, 1)
  }

  /** Entries from `low` (included) to `high` (excluded; absent: to the end). The map must not change meanwhile. */
  *range(low: string, high: string | undefined, reverse = false): Generator<[string, T]> {
    if (reverse) {
      const from = this.position(high)
      const to = this.position(low)
      for (let where = from.block; where >= to.block; where--) {
        const { keys, values } = this.blocks[where]!
        const first = where === to.block ? to.at : 0
        for (let at = (where === from.block ? from.at : keys.length) - 1; at >= first; at--) {
          yield [keys[at]!, values[at]!]
        }
      }
      return
    }
    const from = this.position(low)
    for (let where = from.block; where < this.blocks.length; where++) {
      const { keys, values } = this.blocks[where]!
      for (let at = where === from.block ? from.at : 0; at < keys.length; at++) {
        if (high !== undefined && keys[at]! >= high) return
        yield [keys[at]!, values[at]!]
      }
    }
  }

  /** How many entries `range` would give. */
  count(low: string, high: string | undefined): number {
    const from = this.position(low)
    const to = this.position(high)
    if (to.block < from.block || (to.block === from.block && to.at <= from.at)) return 0
    if (from.block === to.block) return to.at - from.at
    let total = this.blocks[from.block]!.keys.length - from.at + to.at
    for (let where = from.block + 1; where < to.block; where++) total += this.blocks[where]!.keys.length
    return total
  }

  private position(key: string | undefined): { block: number; at: number } {
    const block = key === undefined ? this.blocks.length - 1 : this.blockOf(key)
    const { keys } = this.blocks[block]!
    return { block, at: key === undefined ? keys.length : lowerBound(keys, key) }
  }

  /** The last block whose first key is not above `key`. */
  private blockOf(key: string): number {
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.blocks[middle]!.keys[0]! <= key) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Keys in one block before it is halved; ours, a compromise between moving and searching. */
const BLOCK_LIMIT = 512

function lowerBound(keys: string[], key: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
