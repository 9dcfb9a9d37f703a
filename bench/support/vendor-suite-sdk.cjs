/** The node-sdk that wx-server-sdk brings, with the default export that the vendor's tests import. */
const { createRequire } = require('node:module')
const sdk = createRequire(require.resolve('wx-server-sdk'))('@cloudbase/node-sdk')
module.exports = Object.assign({ default: sdk }, sdk)
