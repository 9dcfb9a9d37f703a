import type { Action } from '../../cloudfunctions/_kit/action'
import { fieldsOf, type Field } from './fields'
import type { Input } from './inputs'
import type { Foreign } from './world'

/** What no field of ours is meant to hold. */
const nonsense: unknown[] = [null, '', -1, 1.5, 1e15, true, [], { $ne: null }, 'x'.repeat(2000), '__proto__']
/** Numbers that a field may well hold, and that say something else. */
const numbers = [0, 1, 2, 999]
/** Words that people write are kept, never looked up; these fields take any word and are. */
const lookedUp = ['code', 'todo', 'after']

/** All wrong inputs that can be made of a right one: the kind of the forgery, and what is sent. */
export function forgeriesOf(
  schema: Action['input'],
  right: Input,
  ids: string[],
  foreign: Foreign,
): { kind: 'id' | 'field' | 'extra'; input: Input }[] {
  const fields = fieldsOf(schema, right)
  const extras = extrasOf(foreign)
  return [
    ...fields.flatMap(field =>
      idsFor(field, ids).map(id => ({ kind: 'id' as const, input: replaced(right, field.path, id) })),
    ),
    ...fields.flatMap(({ path, type, values }) =>
      [undefined, ...nonsense, ...values, ...(type === 'number' ? numbers : [])].map(lie => ({
        kind: 'field' as const,
        input: replaced(right, path, lie),
      })),
    ),
    ...Object.entries(extras).map(([key, value]) => ({
      kind: 'extra' as const,
      // A name in brackets makes a field also of `__proto__`.
      input: { ...right, [key]: value },
    })),
    ...fields
      .filter(({ type }) => type === 'object')
      .map(({ path }) => ({
        kind: 'extra' as const,
        input: replaced(right, path, { ...(valueAt(right, path) as object), ...extras }),
      })),
    { kind: 'extra', input: { ...right, ...extras } },
  ]
}

/** The ids that get past the field's own check; none for words, numbers and choices. */
function idsFor({ type, path, accepts }: Field, ids: string[]): string[] {
  const name = String(path.at(-1))
  if (type !== 'string') return []
  // Where a page begins is compared with whatever is there: one id of each shape is enough.
  if (name === 'after') return ids.slice(0, 12).map(id => `9999999999999:${id}`)
  const isWord = accepts('你好，邻居们') && !lookedUp.includes(name)
  return isWord ? [] : ids.filter(accepts)
}

/** What a phone may add to any event in the hope that somebody reads it. */
export function extrasOf({ victims, leaderId }: Foreign): Input {
  const { openid, memberId } = victims[0]!
  return {
    openid,
    OPENID: openid,
    memberId,
    memberKey: memberId,
    me: { memberId, consent: { privacy: 1, agreement: 1 } },
    role: 'head-office',
    who: 'staff',
    staff: true,
    leader: { _id: leaderId },
    leaderId,
    regionId: 'east',
    regionIds: ['east', 'north'],
    priceFen: 1,
    payableFen: 1,
    now: 0,
    userInfo: { openId: openid, appId: 'wx0' },
    wxContext: { OPENID: openid },
    // Written as a literal it would be the prototype of this object, and nothing of it would be sent.
    ...(JSON.parse(
      `{"__proto__":{"me":{"memberId":"${memberId}"},"role":"head-office","staff":true}}`,
    ) as Input),
  }
}

function replaced(input: Input, path: Field['path'], value: unknown): Input {
  const copy = structuredClone(input)
  let place = copy as Record<string | number, unknown>
  for (const [depth, key] of path.slice(0, -1).entries()) {
    if (typeof place[key] !== 'object') place[key] = typeof path[depth + 1] === 'number' ? [] : {}
    place = place[key] as Record<string | number, unknown>
  }
  if (value === undefined) delete place[path.at(-1)!]
  else place[path.at(-1)!] = value
  return copy
}

const valueAt = (input: unknown, path: Field['path']): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], input)
