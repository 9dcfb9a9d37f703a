/** The installed node-sdk with the default export that the vendor's tests import. */
const sdk = require('@cloudbase/node-sdk')
module.exports = Object.assign({ default: sdk }, sdk)
