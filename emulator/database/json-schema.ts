import { same } from './order.ts'
import { isArray, isDoc, typeName, type Doc } from './values.ts'
import { OperatorError } from './operators.ts'

/** `$jsonSchema` with the keywords people use in queries; an unknown keyword is an error, never ignored. */
export function jsonSchemaTest(schema: Doc): (doc: unknown) => boolean {
  for (const keyword of Object.keys(schema)) {
    if (!(keyword in KEYWORDS))
      throw new OperatorError(`$jsonSchema keyword '${keyword}' is not currently supported`)
  }
  const tests = Object.entries(schema).map(([keyword, operand]) =>
    KEYWORDS[keyword]!(operand as never, schema),
  )
  return value => tests.every(test => test(value))
}

type Keyword = (operand: never, schema: Doc) => (value: unknown) => boolean

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isText = (value: unknown): value is string => typeof value === 'string'
const always = () => () => true

/** JSON types in terms of MongoDB's; `number` is any of them. */
function hasType(value: unknown, type: string): boolean {
  const actual = typeName(value)
  if (type === 'number') return isNumber(value)
  if (type === 'integer') return isNumber(value) && Number.isInteger(value)
  if (type === 'double' || type === 'long') return isNumber(value)
  return type === 'boolean' ? actual === 'bool' : actual === type
}

const typed: Keyword = (types: string | string[]) => {
  const names = [types].flat()
  return value => names.some(type => hasType(value, type))
}

const KEYWORDS: Record<string, Keyword> = {
  title: always,
  description: always,
  type: typed,
  bsonType: typed,
  enum: (allowed: unknown[]) => value => allowed.some(one => same(one, value)),
  required: (names: string[]) => value => !isDoc(value) || names.every(name => value[name] !== undefined),
  properties: (properties: Record<string, Doc>) => {
    const tests = Object.entries(properties).map(([name, schema]) => [name, jsonSchemaTest(schema)] as const)
    return value =>
      !isDoc(value) || tests.every(([name, test]) => value[name] === undefined || test(value[name]))
  },
  items: (schema: Doc) => {
    const test = jsonSchemaTest(schema)
    return value => !isArray(value) || value.every(test)
  },
  minimum: (least: number) => value => !isNumber(value) || value >= least,
  maximum: (most: number) => value => !isNumber(value) || value <= most,
  minLength: (least: number) => value => !isText(value) || [...value].length >= least,
  maxLength: (most: number) => value => !isText(value) || [...value].length <= most,
  minItems: (least: number) => value => !isArray(value) || value.length >= least,
  maxItems: (most: number) => value => !isArray(value) || value.length <= most,
  pattern: (source: string) => {
    const pattern = new RegExp(source)
    return value => !isText(value) || pattern.test(value)
  },
  not: (schema: Doc) => {
    const test = jsonSchemaTest(schema)
    return value => !test(value)
  },
  allOf: (schemas: Doc[]) => {
    const tests = schemas.map(jsonSchemaTest)
    return value => tests.every(test => test(value))
  },
  anyOf: (schemas: Doc[]) => {
    const tests = schemas.map(jsonSchemaTest)
    return value => tests.some(test => test(value))
  },
}
