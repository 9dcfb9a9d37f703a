import { describe, expect, it } from 'vitest'
import { openClient, refusal } from './support.ts'

/**
 * What MongoDB's manual and its own tests say of the expressions that `db.command.aggregate` has, where an interpreter of its
 * queries is easily wrong: rounding, nothing and what is missing, operands in a list, order of keys, letters, calendars.
 */

const DOC = {
  _id: 1,
  n: 5,
  list: [1, 2, 3],
  empty: [],
  holes: [1, null],
  text: 'Tea 茶 tea',
  nothing: null,
  inner: { a: 1, b: 2 },
  turned: { b: 2, a: 1 },
  at: new Date('2024-02-29T16:30:05.007Z'),
  bonus: 10,
  items: [{ price: 2, bonus: 0 }, { price: 3 }],
}

const computed = async (expression: unknown) => {
  const client = await openClient()
  await client.add('things', DOC)
  return (await client.aggregate('things', { $project: { _id: 0, x: expression } }))[0]!.x
}

const at = (text: string) => new Date(text)

describe.each<[string, [expression: unknown, expected: unknown][]]>([
  [
    'numbers are rounded half to even, as the doubles they are',
    [
      [{ $round: [2.5, 0] }, 2],
      [{ $round: [3.5, 0] }, 4],
      [{ $round: [-2.5, 0] }, -2],
      [{ $round: 2.51 }, 3],
      [{ $round: [19.25, 1] }, 19.2],
      [{ $round: [28.73, 1] }, 28.7],
      [{ $round: [2.675, 2] }, 2.67],
      [{ $round: [1234.5, -2] }, 1200],
      [{ $round: [1250, -2] }, 1200],
      [{ $round: [1350, -2] }, 1400],
      [{ $round: [-1250.1, -2] }, -1300],
      [{ $round: [23, -20] }, 0],
      [{ $round: [1.298, 100] }, 1.298],
      [{ $round: [2147483647, -1] }, 2147483650],
      [{ $round: ['$none', 1] }, null],
      [{ $round: [1.5, null] }, null],
      [{ $trunc: [7.85, 1] }, 7.8],
      [{ $trunc: [-7.89, 1] }, -7.8],
      [{ $trunc: [1999, -3] }, 1000],
      [{ $trunc: [-0.7] }, 0],
    ],
  ],
  [
    'numbers',
    [
      [{ $abs: ['$n'] }, 5],
      [{ $mod: ['$nothing', 2] }, null],
      [{ $mod: [-5, 3] }, -2],
      [{ $log: [100, 10] }, 2],
      [{ $ln: '$none' }, null],
      [{ $add: '$n' }, 5],
      [{ $add: [1, '$none'] }, null],
      [{ $subtract: ['$at', 5007] }, at('2024-02-29T16:30:00Z')],
      [{ $sum: [0.1, 0.2, 0.3] }, 0.6],
      [{ $sum: '$list' }, 6],
      [{ $sum: '$n' }, 5],
      [{ $avg: '$list' }, 2],
      [{ $avg: '$text' }, null],
      [{ $max: ['$n', '$nothing', [9]] }, [9]],
      [{ $min: ['$text', '$n', '$none'] }, 5],
      [{ $stdDevPop: [1, 3] }, 1],
      [{ $stdDevSamp: [5] }, null],
      [{ $stdDevPop: '$empty' }, null],
    ],
  ],
  [
    'what is true',
    [
      [{ $not: [''] }, false],
      [{ $not: '$none' }, true],
      [{ $not: [[false]] }, false],
      [{ $and: [] }, true],
      [{ $or: [] }, false],
      [{ $and: [1, 'green'] }, true],
      [{ $or: [null, 0, '$none'] }, false],
      [{ $and: [NaN] }, true],
      [{ $cond: [NaN, 'yes', 'no'] }, 'yes'],
      [{ $cond: { if: '', then: 1, else: 2 } }, 1],
      [{ $eq: ['$none', null] }, false],
      [{ $lt: ['$none', null] }, true],
      [{ $gt: ['$nothing', null] }, false],
      [{ $cmp: ['$none', '$other'] }, 0],
      [{ $eq: ['$inner', '$turned'] }, false],
      [{ $ifNull: ['$none', '$nothing', 'rest'] }, 'rest'],
      [{ $allElementsTrue: [['', 1, []]] }, true],
      [{ $allElementsTrue: [[null]] }, false],
      [{ $anyElementTrue: [[null, 0, false]] }, false],
      [{ $anyElementTrue: '$list' }, true],
    ],
  ],
  [
    'lists',
    [
      [{ $size: ['$list'] }, 3],
      [{ $size: [[1, 2]] }, 2],
      [{ $in: ['$turned', ['$inner']] }, false],
      [{ $in: [null, ['$none']] }, true],
      [{ $indexOfArray: [[1, 2, 3], 1, 2] }, -1],
      [{ $indexOfArray: [[1, 2, 1], 1, 1] }, 2],
      [{ $indexOfArray: [[1, 2, 1], 1, 1, 2] }, -1],
      [{ $indexOfArray: ['$none', 1] }, null],
      [{ $arrayElemAt: ['$list', -1] }, 3],
      [{ $arrayElemAt: ['$list', 9] }, undefined],
      [{ $first: [[[1, 2], 3]] }, [1, 2]],
      [{ $last: '$empty' }, undefined],
      [{ $slice: ['$nothing', 1] }, null],
      [{ $slice: ['$list', -2] }, [2, 3]],
      [{ $slice: ['$list', -9, 2] }, [1, 2]],
      [{ $slice: ['$list', 9, 2] }, []],
      [{ $concatArrays: '$list' }, [1, 2, 3]],
      [{ $concatArrays: ['$list', '$none'] }, null],
      [{ $concatArrays: [[[1]], [2]] }, [[1], 2]],
      [{ $reverseArray: { $literal: [1, 2] } }, [2, 1]],
      [{ $reverseArray: ['$list'] }, [3, 2, 1]],
      [{ $range: [0, 10, 4] }, [0, 4, 8]],
      [{ $range: [3, 0] }, []],
      [{ $zip: { inputs: [[], [1, 2]] } }, []],
      [
        { $zip: { inputs: [['a', null], ['b']], useLongestLength: true, defaults: ['x', 'y'] } },
        [
          ['a', 'b'],
          [null, 'y'],
        ],
      ],
      [{ $zip: { inputs: ['$list', '$nothing'] } }, null],
      [
        {
          $arrayToObject: [
            [
              ['item', [1, [2]]],
              ['qty', 25],
            ],
          ],
        },
        { item: [1, [2]], qty: 25 },
      ],
      [{ $arrayToObject: { $literal: [{ k: 'a', v: [1] }] } }, { a: [1] }],
      [
        { $objectToArray: ['$inner'] },
        [
          { k: 'a', v: 1 },
          { k: 'b', v: 2 },
        ],
      ],
      [{ $filter: { input: '$list', as: 'one', cond: { $gte: ['$$one', 2] } } }, [2, 3]],
      [{ $filter: { input: '$list', cond: { $gte: ['$$this', 2] }, limit: 1 } }, [2]],
      [{ $filter: { input: '$nothing', cond: true } }, null],
      [{ $map: { input: '$items', as: 'item', in: { $add: ['$$item.price', '$bonus'] } } }, [12, 13]],
      [{ $map: { input: '$items', in: '$$this.bonus' } }, [0, null]],
      [
        {
          $reduce: { input: '$items', initialValue: 0, in: { $add: ['$$value', '$$this.price', '$bonus'] } },
        },
        25,
      ],
      [{ $reduce: { input: ['a', 'b'], initialValue: '', in: { $concat: ['$$value', '$$this'] } } }, 'ab'],
      [{ $reduce: { input: '$nothing', initialValue: 0, in: 1 } }, null],
      [
        {
          $let: {
            vars: { by: 2 },
            in: {
              $map: {
                input: '$list',
                as: 'one',
                in: {
                  $reduce: { input: [1], initialValue: 0, in: { $multiply: ['$$one', '$$by', '$$this'] } },
                },
              },
            },
          },
        },
        [2, 4, 6],
      ],
    ],
  ],
  [
    'sets',
    [
      [{ $setUnion: [['a', 'b'], [['a']]] }, ['a', 'b', ['a']]],
      [{ $setUnion: [[1, 1], '$none'] }, null],
      [
        {
          $setIntersection: [
            [1, 1, 2],
            [2, 1],
          ],
        },
        [1, 2],
      ],
      [{ $setIntersection: [['$inner'], ['$turned']] }, []],
      [{ $setDifference: [[3, 1, 3, 2], [1]] }, [3, 2]],
      [{ $setDifference: ['$nothing', [1]] }, null],
      [
        {
          $setEquals: [
            ['a', 'b', 'a'],
            ['b', 'a'],
          ],
        },
        true,
      ],
      [{ $setEquals: [['a'], [['a']]] }, false],
      [
        {
          $setIsSubset: [
            ['a', 'a'],
            ['b', 'a'],
          ],
        },
        true,
      ],
      [{ $setIsSubset: [['$inner'], ['$turned']] }, false],
    ],
  ],
  [
    'texts',
    [
      [{ $toUpper: '$none' }, ''],
      [{ $toLower: ['ÉA'] }, 'Éa'],
      [{ $toUpper: 5 }, '5'],
      [{ $strcasecmp: ['$nothing', 'a'] }, -1],
      [{ $strcasecmp: ['TEA', 'tea'] }, 0],
      [{ $split: ['$none', '-'] }, null],
      [{ $split: ['a-b-', '-'] }, ['a', 'b', '']],
      [{ $concat: 'alone' }, 'alone'],
      [{ $concat: ['a', '$nothing'] }, null],
      [{ $substrCP: ['$text', 4, 1] }, '茶'],
      [{ $substrCP: [12345, 1, 2] }, '23'],
      [{ $substrBytes: ['$text', 4, 3] }, '茶'],
      [{ $substr: ['abc', 5, 2] }, ''],
      [{ $substr: ['$at', 0, 10] }, '2024-02-29'],
      [{ $strLenCP: ['$text'] }, 9],
      [{ $strLenBytes: '$text' }, 11],
      [{ $indexOfBytes: ['$text', 'tea'] }, 8],
      [{ $indexOfCP: ['$text', 'tea'] }, 6],
      [{ $indexOfCP: ['$text', 'e', 2] }, 7],
      [{ $indexOfCP: ['abc', 'c', 0, 2] }, -1],
      [{ $indexOfBytes: ['abc', '', 9] }, -1],
      [{ $indexOfCP: ['$nothing', 'a'] }, null],
    ],
  ],
  [
    'dates',
    [
      [{ $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, 0],
      [{ $dayOfMonth: { date: '$at', timezone: '+0800' } }, 1],
      [{ $month: { date: '$at', timezone: '-05:30' } }, 2],
      [{ $minute: { date: '$at', timezone: '-05:30' } }, 0],
      [{ $year: { date: '$at', timezone: 'GMT' } }, 2024],
      [{ $year: { date: '$at', timezone: '$none' } }, null],
      [{ $dayOfYear: '$at' }, 60],
      [{ $dayOfWeek: '$at' }, 5],
      [{ $isoDayOfWeek: at('2024-03-03T00:00:00Z') }, 7],
      [{ $isoWeek: at('2021-01-03T00:00:00Z') }, 53],
      [{ $isoWeekYear: at('2024-12-30T00:00:00Z') }, 2025],
      [{ $week: at('2023-12-31T00:00:00Z') }, 53],
      [{ $millisecond: '$at' }, 7],
      [{ $dateToString: { date: '$at' } }, '2024-02-29T16:30:05.007Z'],
      [{ $dateToString: { date: '$at', timezone: '+08:00' } }, '2024-03-01T00:30:05.007'],
      [{ $dateToString: { date: '$at', format: '%H:%M%%%z %Z', timezone: '-05:30' } }, '11:00%-0530 -330'],
      [{ $dateToString: { date: '$at', format: '%G-W%V-%u %j' } }, '2024-W09-4 060'],
      [{ $dateToString: { date: '$none', onNull: 'never' } }, 'never'],
      [{ $dateFromParts: { year: 2017, month: 2, day: 30 } }, at('2017-03-02T00:00:00Z')],
      [{ $dateFromParts: { year: 2017, month: 14, day: 0 } }, at('2018-01-31T00:00:00Z')],
      [
        {
          $dateFromParts: {
            year: 2016,
            month: 12,
            day: 31,
            hour: 23,
            minute: 46,
            second: 12,
            timezone: 'America/New_York',
          },
        },
        at('2017-01-01T04:46:12Z'),
      ],
      [
        { $dateFromParts: { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 } },
        at('2017-02-08T12:00:00Z'),
      ],
      [{ $dateFromParts: { year: '$none' } }, null],
      [{ $dateFromString: { dateString: '2017-02-08T12:10:40.787Z' } }, at('2017-02-08T12:10:40.787Z')],
      [{ $dateFromString: { dateString: '2017-02-08' } }, at('2017-02-08T00:00:00Z')],
      [
        { $dateFromString: { dateString: '2017-02-08 11:36:54', timezone: '+08:00' } },
        at('2017-02-08T03:36:54Z'),
      ],
      [
        { $dateFromString: { dateString: '2017-07-14T12:02:44.7 GMT+02:00' } },
        at('2017-07-14T10:02:44.700Z'),
      ],
      [{ $dateFromString: { dateString: '2017-07-14T12:02:44+0330' } }, at('2017-07-14T08:32:44Z')],
      [{ $dateFromString: { dateString: '06-15-2018', format: '%m-%d-%Y' } }, at('2018-06-15T00:00:00Z')],
      [{ $dateFromString: { dateString: 'tomorrow', onError: 'no date' } }, 'no date'],
      [{ $dateFromString: { dateString: 5, onError: 'no text' } }, 'no text'],
      [
        { $dateFromString: { dateString: '$none', onNull: at('1970-01-01T00:00:00Z') } },
        at('1970-01-01T00:00:00Z'),
      ],
    ],
  ],
])('%s', (_, cases) => {
  it.each(cases)('%j is %j', async (expression, expected) => {
    expect(await computed(expression)).toEqual(expected)
  })
})

describe('MongoDB refuses', () => {
  it.each<[unknown, string]>([
    [{ $round: '$text' }, '$round only supports numeric types, not string'],
    [{ $round: [1, 1.5] }, 'must be a integral value'],
    [{ $round: [1, 101] }, 'must be in [-20, 100]'],
    [{ $trunc: [1, -21] }, 'must be in [-20, 100]'],
    [{ $trunc: [1, 2, 3] }, 'at least 1 arguments, and at most 2, but 3'],
    [{ $abs: ['$n', 1] }, 'takes exactly 1 arguments. 2 were passed in'],
    [{ $floor: '$text' }, '$floor only supports numeric types, not string'],
    [{ $mod: ['$n', 0] }, "can't $mod by zero"],
    [{ $mod: ['$n', '2'] }, 'not int and string'],
    [{ $ln: 0 }, "$ln's argument must be a positive number, but is 0"],
    [{ $log10: -1 }, "$log10's argument must be a positive number, but is -1"],
    [{ $log: [8, 1] }, 'positive number not equal to 1'],
    [{ $sqrt: -1 }, 'greater than or equal to 0'],
    [{ $size: '$none' }, 'must be an array, but was of type: missing'],
    [{ $size: '$nothing' }, 'must be an array, but was of type: null'],
    [{ $in: [1, '$none'] }, '$in requires an array as a second argument, found: missing'],
    [{ $indexOfArray: ['$list', 1, -1] }, 'nonnegative'],
    [{ $slice: ['$list', 1, 0] }, 'must be positive'],
    [{ $slice: ['$list', 1.5] }, '32-bit integers'],
    [{ $concatArrays: ['$list', '$n'] }, 'only supports arrays, not int'],
    [{ $zip: { inputs: [[1]], defaults: [0] } }, 'useLongestLength'],
    [{ $arrayToObject: [[['a', 1], { k: 'b', v: 2 }]] }, 'consistent input format'],
    [{ $arrayToObject: [[['a', 1, 2]]] }, 'key-value pairs'],
    [{ $arrayToObject: [[[1, 1]]] }, 'keys of type string'],
    [{ $reduce: { input: '$n', initialValue: 0, in: 1 } }, 'must be an array not int'],
    [{ $filter: { input: '$list', cond: true, limit: 0 } }, 'limit must be greater than 0'],
    [{ $first: '$n' }, 'must be an array, but is int'],
    [{ $setUnion: ['$list', 1] }, 'must be arrays'],
    [{ $setIsSubset: ['$list', '$nothing'] }, 'must be arrays'],
    [{ $allElementsTrue: '$nothing' }, 'must be an array, but is null'],
    [{ $cond: { if: true, then: 1 } }, "Missing 'else' parameter to $cond"],
    [{ $cond: [true, 1] }, 'takes exactly 3 arguments'],
    [{ $eq: [1] }, 'takes exactly 2 arguments'],
    [{ $split: ['a', ''] }, 'non-empty separator'],
    [{ $split: [5, '-'] }, 'evaluates to a string, found: int'],
    [{ $toUpper: '$inner' }, "can't convert from BSON type object to String"],
    [{ $substrCP: ['abc', -1, 1] }, 'nonnegative'],
    [{ $substrCP: ['abc', 0, -1] }, 'nonnegative'],
    [{ $substrBytes: ['abc', -1, 1] }, 'must be non-negative'],
    [{ $substrBytes: ['$text', 5, 2] }, 'starting index is a UTF-8 continuation byte'],
    [{ $substrBytes: ['$text', 4, 1] }, 'ending index is a UTF-8 continuation byte'],
    [{ $indexOfCP: ['abc', 5] }, 'second argument, found: int'],
    [{ $year: 2024 }, "can't convert from BSON type int to Date"],
    [{ $hour: { date: '$at', timezone: 'Mars/Base' } }, 'unrecognized time zone identifier: "Mars/Base"'],
    [{ $dateToString: { date: '2024-01-01' } }, "can't convert from BSON type string to Date"],
    [{ $dateToString: { date: '$at', format: '%x' } }, "Invalid format character '%x'"],
    [{ $dateFromParts: { year: 2017, month: 1.5 } }, "'month' must evaluate to an integer"],
    [{ $dateFromParts: { month: 5 } }, "Missing 'year'"],
    [{ $dateFromParts: { year: 2017, isoWeek: 5 } }, 'Unrecognized argument'],
    [{ $dateFromString: { dateString: 'tomorrow' } }, "Error parsing date string 'tomorrow'"],
    [{ $dateFromString: { dateString: '2017-13-01' } }, 'wrong date/time string'],
    [
      { $dateFromString: { dateString: '2017-01-01T00:00:00Z', timezone: '+08:00' } },
      'together with a timezone argument',
    ],
    [{ $dateFromString: { dateString: 5 } }, "requires that 'dateString' be a string, found: int"],
  ])('%j', async (expression, message) => {
    const { code, message: said } = await refusal(computed(expression))
    expect([code, said]).toEqual(['DATABASE_REQUEST_FAILED', expect.stringContaining(message)])
  })
})
