import { writeFailed } from './errors.ts'
import { elementTest } from './operators.ts'
import { valueAt } from './paths.ts'
import { compileQuery, mingoOptions } from './query.ts'
import { isArray, isDoc, isOperators, shell, type Doc } from './values.ts'

/**
 * `$` and `$[]` in update paths. `$` is the first element that the query's conditions on that array accept;
 * `$[]` is every element. Array filters (`$[name]`) cannot be sent by the SDK.
 */

/** The plain paths a path with positions stands for in this document. */
export function expandPositions(doc: Doc, path: string, query: Doc | undefined): string[] {
  if (!path.includes('$')) return [path]
  const parts = path.split('.')
  const at = parts.findIndex(part => part.startsWith('$'))
  if (at <= 0) return [path]
  const array = parts.slice(0, at).join('.')
  const rest = parts.slice(at + 1)
  const value = valueAt(doc, array)
  const join = (position: number) => [array, position, ...rest].join('.')
  if (parts[at] === '$[]') {
    if (value === undefined) {
      throw writeFailed(
        'Update',
        `The path '${array}' must exist in the document in order to apply array updates.`,
      )
    }
    if (!isArray(value)) {
      throw writeFailed('Update', `Cannot apply array updates to non-array element ${array}: ${shell(value)}`)
    }
    return value.flatMap((_, position) => expandPositions(doc, join(position), query))
  }
  if (parts[at] === '$') {
    const position = isArray(value) && query ? matchedPosition(value, array, query) : -1
    if (position < 0) {
      throw writeFailed('Update', 'The positional operator did not find the match needed from the query.')
    }
    return expandPositions(doc, join(position), query)
  }
  const name = parts[at]!.slice(2, -1)
  throw writeFailed('Update', `No array filter found for identifier '${name}' in path '${path}'`)
}

/** Where the first element stands that meets what the query says about the array at `path`; -1 when none does. */
export function matchedPosition(elements: unknown[], path: string, query: Doc): number {
  const tests = elementTests(path, query)
  return tests.length ? elements.findIndex(element => tests.every(test => test(element))) : -1
}

/** What the query demands of the elements of one array, as tests of a single element. */
function elementTests(path: string, query: Doc): ((element: unknown) => boolean)[] {
  return Object.entries(query).flatMap(([key, condition]) => {
    if (key === '$and' && isArray(condition)) {
      return condition.flatMap(part => (isDoc(part) ? elementTests(path, part) : []))
    }
    if (key === path) {
      if (isOperators(condition) && isDoc(condition.$elemMatch))
        return [elementTest(condition.$elemMatch, mingoOptions)]
      const test = compileQuery({ element: condition })
      return [(element: unknown) => test({ element })]
    }
    if (key.startsWith(`${path}.`)) {
      const test = compileQuery({ [key.slice(path.length + 1)]: condition })
      return [(element: unknown) => isDoc(element) && test(element)]
    }
    return []
  })
}
