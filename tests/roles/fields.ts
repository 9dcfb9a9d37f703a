import type { Action } from '../../cloudfunctions/_kit/action'

type Schema = Action['input']
/** What zod knows of a schema; only what is walked here. */
interface Shape {
  type: string
  shape?: Record<string, Schema>
  innerType?: Schema
  element?: Schema
  valueType?: Schema
  options?: Schema[]
  entries?: Record<string, string>
}

/** One field of an input: the keys that lead to it, and what it may hold. */
export interface Field {
  path: (string | number)[]
  type: string
  /** Every value that an enumeration allows. */
  values: unknown[]
  accepts(value: unknown): boolean
}

/** Every field of a schema at any depth; of lists and records those that `value` has, of unions those of each kind. */
export function fieldsOf(schema: Schema, value: unknown, path: Field['path'] = []): Field[] {
  const def = schema._zod.def as unknown as Shape
  const at = (key: string | number) => (value as Record<string | number, unknown> | undefined)?.[key]
  if (def.type === 'optional') return fieldsOf(def.innerType!, value, path)
  if (def.type === 'union') {
    const all = def.options!.flatMap(option => fieldsOf(option, value, path))
    return all.filter((field, index) => all.findIndex(each => sameField(each, field)) === index)
  }
  const inner =
    def.type === 'object'
      ? Object.entries(def.shape!).flatMap(([key, part]) => fieldsOf(part, at(key), [...path, key]))
      : def.type === 'array'
        ? fieldsOf(def.element!, at(0), [...path, 0])
        : def.type === 'record'
          ? Object.keys(value ?? {}).flatMap(key => fieldsOf(def.valueType!, at(key), [...path, key]))
          : []
  if (path.length === 0) return inner
  const field: Field = {
    path,
    type: def.type,
    values: def.type === 'boolean' ? [true, false] : Object.values(def.entries ?? {}),
    accepts: given => schema.safeParse(given).success,
  }
  return [field, ...inner]
}

const sameField = (one: Field, other: Field) =>
  one.type === other.type && one.path.join('.') === other.path.join('.')
