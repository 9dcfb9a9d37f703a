/**
 * Walks through the whole local cloud with the real SDK, as a process that knows nothing but what the cloud printed. One
 * line per check on standard output, and how many passed and failed on the last; fails when one failed.
 */
import { walkDatabase } from './database.ts'
import { walkFunctions } from './functions.ts'
import { walkPay } from './pay.ts'
import { walkStorage } from './storage.ts'
import { walkTime } from './time.ts'
import { walkWechat } from './wechat.ts'
import { openWorld } from './world.ts'

const count = { passed: 0, failed: 0 }

const world = openWorld(async (what, work) => {
  try {
    await work()
    count.passed += 1
    console.log(`passed  ${what}`)
  } catch (error) {
    count.failed += 1
    console.log(`failed  ${what}\n${error instanceof Error ? error.stack : JSON.stringify(error)}`)
  }
})

for (const walk of [walkDatabase, walkFunctions, walkPay, walkWechat, walkStorage, walkTime])
  await walk(world)

console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0
