import { isArray, isDoc, type Doc } from './values.ts'

/** MongoDB's patterns are PCRE; what JavaScript spells differently is put into its words here. */

/** A pattern that is none, or one JavaScript cannot read. */
export class PatternError extends SyntaxError {}

/**
 * A pattern from its text and options (`i`, `m`, `s`, `u`, `x`). Options at its beginning, as in `(?i)abc`, count as well. Throws
 * PatternError for other options and for a text that is no pattern.
 */
export function readPattern(text: string, options = ''): RegExp {
  const unknown = /[^imsux]/.exec(options)
  if (unknown) throw new PatternError(`invalid flag in regex options: ${unknown[0]}`)
  const inline = /^\(\?([imsx]+)\)/.exec(text)
  const flags = new Set(options + (inline?.[1] ?? ''))
  let source = inline ? text.slice(inline[0].length) : text
  if (flags.delete('x')) source = withoutLayout(source)
  try {
    return new RegExp(source, [...flags].join(''))
  } catch (error) {
    throw new PatternError(`Regular expression is invalid: ${(error as Error).message}`)
  }
}

/** Option `x`: blanks and comments outside of classes are for the reader only. */
const withoutLayout = (source: string) =>
  source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#[^\n]*/gs, part => (/^[\s#]/.test(part) ? '' : part))

/** A condition whose every `$regex`, with its `$options`, is a pattern that was read; throws PatternError. */
export function withPatterns<T>(condition: T): T {
  if (isArray(condition)) return condition.map(withPatterns) as T
  if (!isDoc(condition)) return condition
  const { $regex, $options, ...others } = condition as Doc
  const rest = Object.fromEntries(Object.entries(others).map(([name, part]) => [name, withPatterns(part)]))
  if ($regex === undefined && $options === undefined) return rest as T
  if ($regex === undefined) throw new PatternError('$options needs a $regex')
  if ($options !== undefined && typeof $options !== 'string')
    throw new PatternError('$options has to be a string')
  if ($regex instanceof RegExp) {
    if ($options && $regex.flags) throw new PatternError('options set in both $regex and $options')
    return { ...rest, $regex: $options ? readPattern($regex.source, $options) : $regex } as T
  }
  if (typeof $regex !== 'string') throw new PatternError('$regex has to be a string')
  return { ...rest, $regex: readPattern($regex, $options) } as T
}
