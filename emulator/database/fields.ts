import type { Options } from 'mingo/types'
import { evaluate } from './expression.ts'
import { elementTest, OperatorError } from './operators.ts'
import { plant, settleMode, shape, type Leaf, type Tree } from './projection.ts'
import { mingoOptions, refused } from './query.ts'
import { readFields } from './stages.ts'
import { matchedPosition } from './update-positions.ts'
import { isArray, isDoc, type Doc } from './values.ts'

/**
 * The documents as `field()` asks for them; `query` is the one that found them and tells which element `tags.$` means. Throws
 * CloudError for what MongoDB refuses.
 */
export function project(docs: Doc[], fields: Doc, query: Doc): Doc[] {
  if (Object.keys(fields).length === 0) return docs
  return refused(() => {
    const tree: Tree = new Map()
    const positional = Object.keys(fields).filter(path => path.endsWith('.$'))
    if (positional.length > 1)
      throw new OperatorError('Cannot specify more than one positional projection per query.')
    for (const path of positional) plant(tree, path.slice(0, -2), positionalLeaf(path.slice(0, -2), query))
    const plain = Object.fromEntries(Object.entries(fields).filter(([path]) => !path.endsWith('.$')))
    readFields(tree, plain, leafOf)
    const mode = settleMode(tree)
    return docs.map(doc => shape(doc, tree, mode))
  })
}

function leafOf(operand: unknown): Leaf {
  if (isDoc(operand) && isDoc(operand.$elemMatch)) {
    const test = elementTest(operand.$elemMatch, mingoOptions)
    return { kind: 'change', change: present => firstOf(present, test) }
  }
  if (isDoc(operand) && '$slice' in operand) {
    const parts = isArray(operand.$slice) ? operand.$slice : [operand.$slice]
    if (parts.every(part => typeof part === 'number')) return sliceLeaf(parts)
  }
  return { kind: 'compute', compute: root => evaluate(root, operand, mingoOptions as Options) }
}

function firstOf(present: unknown, test: (element: unknown) => boolean): unknown[] | undefined {
  const found = isArray(present) ? present.filter(test).slice(0, 1) : []
  return found.length ? found : undefined
}

/** `[count]` from the beginning or, when negative, from the end; `[skip, count]` from a position. */
function sliceLeaf(parts: number[]): Leaf {
  if (parts.length > 2 || parts.some(part => !Number.isInteger(part)))
    throw new OperatorError('$slice takes one or two integers')
  if (parts.length === 2 && parts[1]! <= 0) throw new OperatorError('$slice limit must be positive')
  const [first, count] = parts as [number, number?]
  const cut = (list: unknown[]) => {
    if (count === undefined) return first < 0 ? list.slice(first) : list.slice(0, first)
    const from = first < 0 ? Math.max(0, list.length + first) : first
    return list.slice(from, from + count)
  }
  return { kind: 'change', change: present => (isArray(present) ? cut(present) : present), keepsOthers: true }
}

function positionalLeaf(path: string, query: Doc): Leaf {
  return {
    kind: 'change',
    change: present => {
      if (!isArray(present)) return present
      const position = matchedPosition(present, path, query)
      if (position < 0)
        throw new OperatorError(
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        )
      return [present[position]]
    },
  }
}
