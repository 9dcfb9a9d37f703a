'use strict'
/** The console of a function, in a worker and without one: what it says is heard line by line, up to a limit. */
const { format } = require('node:util')

const LEVELS = ['debug', 'log', 'info', 'warn', 'error', 'trace']
/** Console lines heard per invocation, and characters per line. */
const MOST_LINES = 200
const LONGEST_LINE = 4000

/** Opens a console whose lines go to `hear`; `begin` is called before each invocation. */
exports.openVoice = hear => {
  let left = MOST_LINES
  const speak = (...words) => {
    if (left-- > 0) hear(format(...words).slice(0, LONGEST_LINE))
  }
  return {
    console: Object.fromEntries(LEVELS.map(level => [level, speak])),
    begin() {
      left = MOST_LINES
    },
  }
}
