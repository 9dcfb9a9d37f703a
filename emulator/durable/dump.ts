/** A dump of the whole cloud: the database's own lines, and one line for each entry of WeChat's side. */
import type { Database } from '../server/dispatch.ts'
import type { Pay } from '../pay/index.ts'
import type { Journal } from './journal.ts'
import type { Journals } from './journals.ts'
import { entryLine, readShape } from './shapes.ts'
import { badLine, StoreError } from './store-error.ts'

/** What begins a line that is not the database's; a database line begins with a collection or a document. */
const MARK = '{"$wechat":'

/** Maps that go along as they are. Sessions stay behind: they belong to browsers, not to the data. */
const ALONG = ['strangers', 'quotas', 'delivered', 'shares'] as const

interface Line {
  $wechat: 'orders' | (typeof ALONG)[number]
  key: string
  value: unknown
}

interface World {
  database: Database
  pay: Pay
  journals: Journals
}

export function dumpCloud({ database, pay, journals }: World): string {
  const lines: Line[] = [
    ...pay.orders().map((value): Line => ({ $wechat: 'orders', key: value.outTradeNo, value })),
    ...ALONG.flatMap(name =>
      journals[name].entries().map(([key, value]): Line => ({ $wechat: name, key, value })),
    ),
  ]
  const own = database.dump()
  return lines.map(line => JSON.stringify(line) + '\n').join('') + own
}

/**
 * Reads and checks all of a dump, and answers how to take it in. Until then nothing is changed.
 * @throws StoreError when a line is wrong, or the cloud is not empty; the answer throws the latter too, before it changes anything.
 */
export function readCloudDump(dump: string, { database, pay, journals }: World): () => void {
  const lines = dump.split('\n')
  const isOurs = (line: string) => line.startsWith(MARK)
  const refuseFilled = () => {
    if (ours.length > 0 && pay.orders().length > 0)
      throw new StoreError('a dump is restored into an empty cloud only')
  }
  const seen = new Set<string>()
  const ours = lines.flatMap((text, index) => {
    if (!isOurs(text)) return []
    const read = readShape(entryLine, text)
    if ('wrong' in read) throw badLine(index + 1, `holds no entry of WeChat: ${read.wrong}`)
    const place = `${read.value.$wechat} ${read.value.key}`
    if (seen.has(place)) throw badLine(index + 1, `has a key once more, ${place}`)
    seen.add(place)
    return [read.value]
  })
  refuseFilled()
  // An empty line in the place of ours, so that the database counts the lines as they stand.
  const takeInDocuments = database.readDump(lines.map(line => (isOurs(line) ? '' : line)).join('\n'))
  return () => {
    refuseFilled()
    takeInDocuments()
    for (const line of ours)
      if (line.$wechat === 'orders') pay.takeIn([line.value])
      else (journals[line.$wechat] as Journal<unknown>).set(line.key, line.value)
  }
}
