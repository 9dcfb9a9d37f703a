import { describe, expect, it } from 'vitest'
import { openClient, refusal, type Client } from './support.ts'

/** Patterns, types and sizes in queries, as MongoDB reads or refuses them. */

const things = async (...docs: object[]): Promise<Client> => {
  const client = await openClient()
  await client.add(
    'things',
    docs.map((doc, n) => ({ _id: n, ...doc })),
  )
  return client
}

const found = async (query: object, ...docs: object[]) =>
  (await (await things(...docs)).get('things', query, { sort: { _id: 1 } })).map(({ _id }) => _id)

describe('a pattern', () => {
  it('is a value to $eq and a condition everywhere else', async () => {
    const docs = [{ a: 'apple' }, { a: /^ap/ }, { a: ['apricot', 'pear'] }, { a: 'pear' }]
    expect(await found({ a: { $eq: /^ap/ } }, ...docs)).toEqual([1])
    expect(await found({ a: /^ap/ }, ...docs)).toEqual([0, 1, 2])
    expect(await found({ a: { $in: [/^ap/] } }, ...docs)).toEqual([0, 1, 2])
    expect(await found({ a: { $all: [/^ap/, 'pear'] } }, ...docs)).toEqual([2])
    expect(await found({ a: { $not: /^ap/ } }, ...docs)).toEqual([3])
  })

  const cases = [{ a: 'Apple' }, { a: 'apple pie' }, { a: 'x\nAPPLE' }]
  it.each<[object, number[]]>([
    [{ a: { $regex: '(?i)^apple' } }, [0, 1]],
    [{ a: { $regex: '(?im)^apple' } }, [0, 1, 2]],
    [{ a: { $regex: '^apple', $options: 'i' } }, [0, 1]],
    [{ a: { $regex: /^apple/, $options: 'i' } }, [0, 1]],
    [{ a: { $regex: '^ apple # the fruit\n [ ] pie', $options: 'x' } }, [1]],
    [{ a: { $not: { $regex: '(?i)^apple' } } }, [2]],
    [{ $or: [{ a: { $regex: 'PIE', $options: 'i' } }] }, [1]],
  ])('is read with its options: %j', async (query, expected) => {
    expect(await found(query, ...cases)).toEqual(expected)
  })

  it('with options at its beginning can be sent as a pattern, and met by an element', async () => {
    const client = await things({ a: ['Apple'] }, { a: ['pear'] })
    const query = { a: { $regularExpression: { pattern: '(?i)^apple', options: '' } } }
    const { reply } = await client.raw('calculateDocument', {
      collectionName: 'things',
      query: JSON.stringify(query),
    })
    expect(reply).toEqual({ data: { total: 1 } })
    expect(await client.count('things', { a: { $elemMatch: { $regex: '(?i)^PEAR' } } })).toBe(1)
  })
})

it('$type knows names and numbers', async () => {
  const docs = [{ a: 'x' }, { a: 1 }, {}, { a: null }]
  expect(await found({ a: { $type: 'string' } }, ...docs)).toEqual([0])
  expect(await found({ a: { $type: ['number', 10] } }, ...docs)).toEqual([1, 3])
})

describe('MongoDB refuses', () => {
  it.each<[object, string]>([
    [{ a: { $ne: /a/ } }, "Can't have regex as arg to $ne."],
    [{ a: { $gt: /a/ } }, "Can't have RegEx as arg to predicate"],
    [{ a: { $regex: 5 } }, '$regex has to be a string'],
    [{ a: { $regex: '(' } }, 'Regular expression is invalid'],
    [{ a: { $regex: 'a', $options: 'g' } }, 'invalid flag in regex options: g'],
    [{ a: { $options: 'i' } }, '$options needs a $regex'],
    [{ a: { $regex: /a/i, $options: 'm' } }, 'options set in both'],
    [{ a: { $type: 'nonsense' } }, 'Unknown type name alias'],
    [{ a: { $type: 99 } }, 'Unknown type name alias'],
    [{ a: { $type: [] } }, 'at least one type'],
    [{ a: { $size: '2' } }, 'Failed to parse $size'],
    [{ a: { $size: -1 } }, 'Failed to parse $size'],
    [{ a: { $size: 1.5 } }, 'Failed to parse $size'],
    [{ a: { $in: [{ $gt: 1 }] } }, 'cannot nest $ under $in'],
    [{ a: { $all: [{ $gt: 1 }] } }, 'no $ expressions in $all'],
    [{ a: { $not: 5 } }, '$not needs a regex or a document'],
    [{ a: { $not: {} } }, '$not cannot be empty'],
    [{ a: { $not: { b: 1 } } }, 'unknown operator: b'],
    [{ a: { $bitsAllSet: 1 } }, 'unknown query operator $bitsAllSet'],
  ])('%j', async (query, message) => {
    const { code, message: said } = await refusal(found(query, { a: 'a' }))
    expect([code, said]).toEqual(['DATABASE_REQUEST_FAILED', expect.stringContaining(message)])
  })

  it('a pattern with an option nobody knows', async () => {
    const client = await things({ a: 'a' })
    const query = JSON.stringify({ a: { $regularExpression: { pattern: 'a', options: 'g' } } })
    const { message } = await refusal(client.raw('calculateDocument', { collectionName: 'things', query }))
    expect(message).toMatch('invalid flag in regex options: g')
  })
})
