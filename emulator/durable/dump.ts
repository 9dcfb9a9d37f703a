/** A dump of the whole cloud: the database's own lines, and one line for each entry of WeChat's side. */
import type { Database } from '../server/dispatch.ts'
import type { Pay } from '../pay/index.ts'
import type { PayOrder } from '../pay/order.ts'
import type { Journal } from './journal.ts'
import type { Journals } from './journals.ts'

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

/** @throws when the cloud is not empty. */
export function restoreCloud(dump: string, { database, pay, journals }: World): void {
  const lines = dump.split('\n')
  const ours = lines.filter(line => line.startsWith(MARK)).map(line => JSON.parse(line) as Line)
  if (pay.orders().length > 0 && ours.length > 0)
    throw new Error('a dump is restored into an empty cloud only')
  database.restore(lines.filter(line => !line.startsWith(MARK)).join('\n'))
  for (const { $wechat: name, key, value } of ours)
    if (name === 'orders') pay.takeIn([value as PayOrder])
    else (journals[name] as Journal<unknown>).set(key, value)
}
