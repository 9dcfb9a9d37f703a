import { OperatorError } from './operators.ts'
import { isArray, isDoc, put, type Doc } from './values.ts'

/**
 * How `field()`, `$project`, `$addFields` and `$unset` shape a document. Ours, because mingo loses computed fields inside arrays,
 * writes into what a name like `constructor` means to JavaScript, and leaves arrays alone where MongoDB goes into them.
 */

/** What becomes of one field. A computed field is made even where nothing was, a changed one only where something is. */
export type Leaf =
  | { kind: 'keep' }
  | { kind: 'drop' }
  | { kind: 'change'; change: (present: unknown, root: Doc) => unknown; keepsOthers?: boolean }
  | { kind: 'compute'; compute: (root: Doc) => unknown }

/** The fields asked for, a name a branch. */
export type Tree = Map<string, Tree | Leaf>

/** `include` answers only what is named, `exclude` and `add` all else too. */
export type Mode = 'include' | 'exclude' | 'add'

/** Puts a leaf at a dotted path; throws OperatorError for a path that is none or that another one covers. */
export function plant(tree: Tree, path: string, leaf: Leaf): void {
  const names = path.split('.')
  if (names.includes('')) throw new OperatorError('FieldPath field names may not be empty strings.')
  if (names.some(name => name.startsWith('$'))) {
    throw new OperatorError(`FieldPath field names may not start with '$', given '${path}'.`)
  }
  const last = names.pop()!
  let branch = tree
  for (const name of names) {
    const next = branch.get(name) ?? new Map<string, Tree | Leaf>()
    if (!isBranch(next)) throw new OperatorError(`Path collision at ${path}`)
    branch.set(name, next)
    branch = next
  }
  if (branch.has(last)) throw new OperatorError(`Path collision at ${path}`)
  branch.set(last, leaf)
}

/** Whether the tree answers what it names or all but that; also settles `_id`, which comes along unless it is switched off. */
export function settleMode(tree: Tree): Mode {
  const id = tree.get('_id')
  const named = [...tree].flatMap(([name, part]) => (name === '_id' && !isBranch(part) ? [] : leavesOf(part)))
  const drops = named.some(({ kind }) => kind === 'drop')
  const includes = named.some(leaf => leaf.kind !== 'drop' && !(leaf.kind === 'change' && leaf.keepsOthers))
  if (drops && includes) throw new OperatorError('Cannot do exclusion and inclusion in one projection.')
  const onlyId = id && !isBranch(id) && id.kind !== 'drop' && !drops
  const mode = includes || onlyId ? 'include' : 'exclude'
  if (mode === 'include' && !id) tree.set('_id', { kind: 'keep' })
  return mode
}

/** The document as the tree shapes it. What it keeps is shared with the given one, which is left alone. */
export function shape(doc: Doc, tree: Tree, mode: Mode): Doc {
  return shapeDoc(doc, tree, mode, doc)
}

const isBranch = (part: Tree | Leaf): part is Tree => part instanceof Map

const leavesOf = (part: Tree | Leaf): Leaf[] =>
  isBranch(part) ? [...part.values()].flatMap(leavesOf) : [part]

const computes = (tree: Tree): boolean =>
  [...tree.values()].some(part => (isBranch(part) ? computes(part) : part.kind === 'compute'))

function shapeDoc(doc: Doc, tree: Tree, mode: Mode, root: Doc): Doc {
  const shaped: Doc = {}
  for (const [name, value] of Object.entries(doc)) {
    const part = tree.get(name)
    if (part) assign(shaped, name, shapeField(value, part, mode, root))
    else if (mode !== 'include') put(shaped, name, value)
  }
  for (const [name, part] of tree) {
    const missing = !Object.hasOwn(shaped, name)
    if (!isBranch(part)) {
      if (part.kind === 'compute' && missing) assign(shaped, name, part.compute(root))
    } else if (missing && !Object.hasOwn(doc, name)) assign(shaped, name, made(part, mode, root))
  }
  return shaped
}

/** A field that is there. A computed one stands behind the others in a projection, and in its old place when it is added. */
function shapeField(value: unknown, part: Tree | Leaf, mode: Mode, root: Doc): unknown {
  if (isBranch(part)) return shapeBelow(value, part, mode, root)
  switch (part.kind) {
    case 'keep':
      return value
    case 'drop':
      return undefined
    case 'change':
      return part.change(value, root)
    case 'compute':
      return mode === 'add' ? part.compute(root) : undefined
  }
}

function shapeBelow(value: unknown, tree: Tree, mode: Mode, root: Doc): unknown {
  if (isDoc(value)) return shapeDoc(value, tree, mode, root)
  if (mode === 'exclude' && !isArray(value)) return value
  if (!isArray(value)) return made(tree, mode, root)
  return value.flatMap(element => {
    // A projection passes over elements that are no documents; adding a field makes documents of them.
    if (mode === 'include' && !isDoc(element) && !isArray(element)) return []
    return [shapeBelow(element, tree, mode, root)]
  })
}

/** A document of the computed fields alone, or nothing when there are none. */
function made(tree: Tree, mode: Mode, root: Doc): Doc | undefined {
  return computes(tree) ? shapeDoc({}, tree, mode, root) : undefined
}

function assign(doc: Doc, name: string, value: unknown): void {
  if (value !== undefined) put(doc, name, value)
}
