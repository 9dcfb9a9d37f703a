'use strict'
/**
 * Marks every request of the SDK with its number and the numbers of those still under way when it starts.
 * Only here, in the instance, can two requests sent together be told from two sent one after the other: seen
 * from the server, the first is often over before the second arrives.
 */
const http = require('node:http')

const HEADER = 'x-lintuan-beside'
const under = new Set()
let last = 0

/** Watches requests whose path begins with `path` on the way out. */
exports.watch = path => {
  const request = http.request
  http.request = function (...args) {
    const made = request.apply(this, args)
    if (made.path?.startsWith(path)) mark(made)
    return made
  }
}

function mark(request) {
  const number = ++last
  request.setHeader(HEADER, `${number}:${[...under].join(',')}`)
  under.add(number)
  const over = () => under.delete(number)
  // Listening before the SDK does, so that whatever the answer sets off already finds this one over.
  request.on('response', response => response.on('end', over))
  request.on('close', over)
}
