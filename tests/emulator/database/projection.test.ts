import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

/** What `field()` and the stages that shape documents answer. */

const DOC = {
  _id: 1,
  i: 7,
  tags: [{ k: 'a', n: 1 }, { k: 'b', n: 2 }, 'plain'],
  list: [1, 2, 3],
  in: { x: 1, y: 2 },
}

const get = async (fields: object, query: object = {}) => {
  const client = await openClient()
  await client.add('things', DOC)
  return (await client.get('things', query, { fields }))[0]
}

const piped = async (...stages: object[]) => {
  const client = await openClient()
  await client.add('things', DOC)
  return (await client.aggregate('things', ...stages))[0]
}

describe('field()', () => {
  it.each<[string, object, object]>([
    [
      'names what it wants, in the order of the document',
      { list: 1, i: true },
      { _id: 1, i: 7, list: [1, 2, 3] },
    ],
    ['leaves out what it does not want', { tags: 0, list: false, in: 0 }, { _id: 1, i: 7 }],
    ['reaches into documents', { 'in.y': 1, _id: 0 }, { in: { y: 2 } }],
    ['takes nested names as paths', { in: { x: 0 }, tags: 0, list: 0 }, { _id: 1, i: 7, in: { y: 2 } }],
    [
      'reaches into arrays and passes over plain elements',
      { 'tags.n': 1 },
      { _id: 1, tags: [{ n: 1 }, { n: 2 }] },
    ],
    [
      'leaves plain elements alone when it leaves out',
      { 'tags.n': 0, list: 0, in: 0, i: 0 },
      { _id: 1, tags: [{ k: 'a' }, { k: 'b' }, 'plain'] },
    ],
    ['keeps all other fields of a slice alone', { list: { $slice: 1 } }, { ...DOC, list: [1] }],
    [
      'slices from the end, beside named fields',
      { list: { $slice: -2 }, i: 1 },
      { _id: 1, i: 7, list: [2, 3] },
    ],
    ['slices from a position', { list: { $slice: [1, 1] }, i: 1 }, { _id: 1, i: 7, list: [2] }],
    [
      'answers the first element that matches',
      { tags: { $elemMatch: { n: { $gt: 1 } } } },
      { _id: 1, tags: [{ k: 'b', n: 2 }] },
    ],
    ['answers no array without a matching element', { tags: { $elemMatch: { n: 9 } } }, { _id: 1 }],
    ['makes nothing of a field that is not there', { 'no.where': 1 }, { _id: 1 }],
    ['finds no constructor', { constructor: 1, i: 1 }, { _id: 1, i: 7 }],
  ])('%s', async (_, fields, expected) => {
    const doc = await get(fields)
    expect(doc).toEqual(expected)
    expect(Object.keys(doc!)).toEqual(Object.keys(DOC).filter(name => name in expected))
  })

  it('answers the element the query found', async () => {
    expect(await get({ 'tags.$': 1 }, { 'tags.n': 2 })).toEqual({ _id: 1, tags: [{ k: 'b', n: 2 }] })
    expect(await get({ 'list.$': 1, i: 1 }, { list: { $gte: 2 } })).toEqual({ _id: 1, i: 7, list: [2] })
  })

  it.each<[string, object]>([
    ['naming and leaving out together', { i: 1, list: 0 }],
    ['a field and a part of it', { in: 1, 'in.x': 1 }],
    ['an element no condition found', { 'tags.$': 1 }],
    ['two found elements', { 'tags.$': 1, 'list.$': 1 }],
    ['nothing below a name', { in: {} }],
  ])('refuses %s', async (_, fields) => {
    expect((await refusal(get(fields))).code).toBe('DATABASE_REQUEST_FAILED')
  })

  it('leaves other objects alone when a document has a constructor of its own', async () => {
    const client = await openClient()
    await client.add('things', { _id: 1, constructor: { p: 1, prototype: { polluted: 1 } } })
    const expected = { _id: 1, constructor: { p: 1, prototype: { polluted: 1 } } }
    expect(await client.get('things', {}, { fields: { constructor: 1 } })).toEqual([expected])
    expect(await client.aggregate('things', { $project: { constructor: 1 } })).toEqual([expected])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('stages that shape', () => {
  it.each<[string, object, object]>([
    [
      'computes beside what it keeps, in every element',
      { $project: { _id: 0, tags: { k: 1, q: '$i' } } },
      {
        tags: [
          { k: 'a', q: 7 },
          { k: 'b', q: 7 },
        ],
      },
    ],
    ['computes a document that was not there', { $project: { 'a.b': '$i' } }, { _id: 1, a: { b: 7 } }],
    ['puts null where a list lacks a value', { $project: { _id: 0, l: ['$i', '$none'] } }, { l: [7, null] }],
    ['leaves out a missing value', { $project: { _id: 0, i: 1, none: '$none' } }, { i: 7 }],
    ['computes from the old document', { $project: { _id: 0, i: '$in.x', x: '$i' } }, { i: 1, x: 7 }],
    [
      'adds to every element of an array',
      { $addFields: { 'tags.z': 5 } },
      { ...DOC, tags: [{ k: 'a', n: 1, z: 5 }, { k: 'b', n: 2, z: 5 }, { z: 5 }] },
    ],
    ['adds below a name', { $addFields: { in: { z: '$i' } } }, { ...DOC, in: { x: 1, y: 2, z: 7 } }],
    [
      'removes by $$REMOVE',
      { $set: { list: '$$REMOVE', tags: '$none' } },
      { _id: 1, i: 7, in: { x: 1, y: 2 } },
    ],
    [
      'unsets inside arrays',
      { $unset: ['tags.k', 'in', 'list'] },
      { _id: 1, i: 7, tags: [{ n: 1 }, { n: 2 }, 'plain'] },
    ],
  ])('%s', async (_, stage, expected) => {
    expect(await piped(stage)).toEqual(expected)
  })

  it.each([
    [{ $project: {} }],
    [{ $addFields: {} }],
    [{ $unset: [5] }],
    [{ $project: { 'a.': 1 } }],
    [{ $project: { 'a.$b': 1 } }],
  ])('refuses %j', async stage => {
    expect((await refusal(piped(stage))).code).toBe('DATABASE_REQUEST_FAILED')
  })
})
