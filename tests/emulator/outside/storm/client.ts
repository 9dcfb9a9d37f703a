/**
 * A client that writes as fast as it can, through the real SDK, until its cloud is gone. It says each thing on standard
 * output only after the cloud has acknowledged it: `<kind> <id>`.
 */
import { createRequire } from 'node:module'
import { controlOf } from '../control.ts'

const [me, round] = process.argv.slice(2) as [string, string]
const sdk = createRequire(import.meta.url)('wx-server-sdk')
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
const control = controlOf(process.env['CLOUD_CONTROL']!)
const db = sdk.database()
const _ = db.command
const say = (kind: string, id: string) => process.stdout.write(`${kind} ${id}\n`)

/** One thing after another, each under a name of its own. */
function lane(kind: string, act: (id: string, n: number) => Promise<unknown>) {
  return async (): Promise<never> => {
    for (let n = 0; ; n++) {
      const id = `${me}-${round}-${kind}-${n}`
      if ((await act(id, n)) !== false) say(kind, id)
    }
  }
}

const insert = lane('insert', id => db.collection('crates').add({ data: { _id: id, note: 'x'.repeat(300) } }))

/** Takes one from the shelf and signs for it, in one guarded write. */
const buy = lane('buy', async id => {
  const shelf = db.collection('shelves').where({ _id: 'shelf', left: _.gte(1) })
  const { stats } = await shelf.update({ data: { left: _.inc(-1), sold: _.inc(1), buyers: _.push(id) } })
  return stats.updated === 1
})

/** Four documents in one request. */
const batch = lane('batch', id =>
  db.collection('batches').add({ data: [0, 1, 2, 3].map(part => ({ _id: `${id}-${part}`, batch: id })) }),
)

/** Every account is told the same word in one request. */
const stamp = lane('stamp', id =>
  db
    .collection('stamped')
    .where({ lane: me })
    .update({ data: { word: id } }),
)

/** Moves one fen and writes the move down; a conflict with another client moves nothing. */
const move = lane('move', async (id, n) => {
  const [from, to] = [`a${n % 4}`, `a${(n + 1) % 4}`]
  try {
    await db.runTransaction(async (tx: typeof db) => {
      await tx
        .collection('accounts')
        .doc(from)
        .update({ data: { fen: _.inc(-1) } })
      await tx.collection('moves').add({ data: { _id: id, from, to } })
      await tx
        .collection('accounts')
        .doc(to)
        .update({ data: { fen: _.inc(1) } })
    })
    return true
  } catch (error) {
    if (/TransactionConflict/.test(String((error as Error).message))) return false
    throw error
  }
})

const pay = lane('paid', async id => {
  const { prepayId } = await sdk.cloudPay.unifiedOrder({
    outTradeNo: id,
    totalFee: 100,
    body: '箱',
    subOpenid: 'oLinWan',
    subMchId: '1900000109',
    envId: 'local',
    functionName: 'notified',
    spbillCreateIp: '127.0.0.1',
  })
  say('ordered', id)
  await control('pay.confirm', prepayId)
})

const message = lane('message', async id => {
  await control('messages.accept', 'oLinWan', 'STORM')
  say('accepted', id)
  const data = { character_string1: { value: id } }
  await sdk.openapi.subscribeMessage.send({ touser: 'oLinWan', templateId: 'STORM', data })
})

const upload = lane('file', id => sdk.uploadFile({ cloudPath: `storm/${id}`, fileContent: Buffer.from(id) }))

const lanes = [insert, insertElsewhere(), buy, batch, stamp, move, pay, message, upload]
await Promise.all(lanes.map(each => each()))

/** A second lane of inserts, so that two requests for one collection are under way at once. */
function insertElsewhere() {
  return lane('also', id => db.collection('crates').add({ data: { _id: id } }))
}
