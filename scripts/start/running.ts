import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

interface Note {
  pid: number
  url: string
}

/** Two clouds on one store would overwrite each other's payments, so the first says that it is there. */
export interface Running {
  /** The address of another `npm start` that uses this store, or undefined. */
  other(): Promise<string | undefined>
  here(url: string): void
  gone(): void
}

export function runningNote(
  file: string,
  answers: (url: string) => Promise<boolean> = stageAnswers,
): Running {
  return {
    async other() {
      const note = read(file)
      // A process id may have been given to somebody else since, so the stage itself is asked too.
      if (!note || !alive(note.pid) || note.pid === process.pid) return undefined
      return (await answers(note.url)) ? note.url : undefined
    },
    here: url => writeFileSync(file, JSON.stringify({ pid: process.pid, url } satisfies Note)),
    gone() {
      if (read(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
}

function read(file: string): Note | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note
  } catch {
    return undefined
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function stageAnswers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/state`, { signal: AbortSignal.timeout(2000) })
    await answer.body?.cancel()
    return true
  } catch {
    return false
  }
}
