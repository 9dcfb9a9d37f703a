/**
 * The local cloud for another mini-program: one function, two guests, and a connection that breaks.
 *
 *   node --import tsx emulator/example/run.ts
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startCloud } from '../index.ts'

interface Guestbook {
  guests: { _id: string; words: string; visits: number }[]
}

/** Answers what the guest book says in the end. */
export async function runExample(say: (line: string) => void): Promise<Guestbook['guests']> {
  const cloud = await startCloud({
    memory: true,
    functions: fileURLToPath(new URL('functions', import.meta.url)),
    indexes: { guests: [] },
  })
  try {
    const visit = (openid: string, words: string) => cloud.call<Guestbook>('guestbook', { words }, { openid })
    await visit('oLIN', '好喝')
    await visit('oZHOU', '再来')
    // Her visit is counted, and the answer is lost: the function sees a broken connection, and so does she.
    cloud.faults.plan({ function: 'guestbook', request: 2, applied: true })
    await visit('oLIN', '好喝').catch((error: Error) => say(`林: ${error.message.split('\n')[0]}`))
    const { guests } = await visit('oLIN', '好喝')
    for (const { _id, words, visits } of guests) say(`${_id}: ${words} × ${visits}`)
    const last = cloud.counters.recent().at(-1)!
    say(
      `the last call: ${last.databaseTrips} trips, ${last.writes} writes, ${last.documentsExamined} documents`,
    )
    return guests
  } finally {
    await cloud.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runExample(console.log)
