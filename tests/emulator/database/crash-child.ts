import { openClient } from './support.ts'

/**
 * Run as a process of its own and killed in the middle: moves amounts between accounts in transactions, and puts
 * numbered orders, telling on stdout of each order only after it was acknowledged.
 */
const [folder, from] = process.argv.slice(2) as [string, string]
const client = await openClient({ data: folder, autoCreate: true })
if ((await client.get('accounts')).length === 0) {
  await client.add(
    'accounts',
    Array.from({ length: 4 }, (_, n) => ({ _id: `a${n}`, amount: 100 })),
  )
}
process.stdout.write('ready\n')

async function putOrders(lane: number): Promise<never> {
  for (let n = 0; ; n++) {
    const id = `${from}-${lane}-${n}`
    await client.add('orders', { _id: id, lane, note: 'x'.repeat(200) })
    process.stdout.write(`${id}\n`)
  }
}

async function moveAmounts(): Promise<never> {
  for (let n = 0; ; n++) {
    const tx = await client.begin()
    await client.update('accounts', { _id: `a${n % 4}` }, { $inc: { amount: -1 } }, { tx })
    await client.update('accounts', { _id: `a${(n + 1) % 4}` }, { $inc: { amount: 1 } }, { tx })
    await client.commit(tx)
  }
}

await Promise.all([putOrders(0), putOrders(1), putOrders(2), moveAmounts()])
