/**
 * A function that does nothing but write, and read as often as it is told to: the ceiling of an order's invocations. Each call
 * has a document of its own, `id`.
 */
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

exports.main = async ({ id, writes, reads }) => {
  const collection = db.collection('bare')
  await collection.add({ data: { _id: id, n: 0 } })
  for (let n = 1; n < writes; n += 1) await collection.where({ _id: id, n: n - 1 }).update({ data: { n } })
  for (let n = 0; n < reads; n += 1) await collection.doc(id).get()
  return { n: writes }
}
