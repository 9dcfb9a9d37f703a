/** A function as anybody would deploy it: it knows the SDK and nothing of where it runs. */
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ words }) => {
  const { OPENID } = cloud.getWXContext()
  const database = cloud.database()
  const guests = database.collection('guests')
  // One line a guest, however often she comes: the second insert meets the first.
  await guests.add({ data: { _id: OPENID, words, visits: 0 } }).catch(error => {
    if (!/E11000/.test(`${error.errMsg} ${error.message}`)) throw error
  })
  await guests.doc(OPENID).update({ data: { visits: database.command.inc(1) } })
  const { data } = await guests.orderBy('_id', 'asc').get()
  return { guests: data }
}
