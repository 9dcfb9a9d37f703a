/** Stands in for power-assert, which tells the same with more words; the vendor's tests call the module itself. */
const assert = require('node:assert')
module.exports = Object.assign((...args) => assert(...args), assert, { __esModule: true, default: assert })
