/**
 * The whole cloud as one text: a first line that says what it is and when, the lines of a dump, and the uploaded files.
 * Sessions stay behind, because they belong to browsers; faults too, because they belong to whoever planned them.
 */
import type { CloudClock } from '../clock/clock.ts'
import type { FileStore } from '../storage/files.ts'

/** Raise it when older code could no longer take the text in. */
export const STATE_FORMAT = 1

/** Why a text is not taken in. */
export class StateError extends Error {
  override readonly name = 'StateError'

  constructor(
    readonly code: 'no-state' | 'newer' | 'cut-off',
    message: string,
  ) {
    super(message)
  }
}

interface Header {
  $cloud: {
    format: number
    /** ms since 1970, the cloud's now. */
    now: number
    /** Lines that follow; a text that was cut off has fewer. */
    lines: number
    /** Whatever the exporter wants to find again, for example the version of its documents. */
    note?: Record<string, unknown>
  }
}

interface FileLine {
  $file: string
  type: string
  /** Base64. */
  bytes: string
}

export interface StateWorld {
  clock: CloudClock
  files: FileStore
  dump(): string
  restore(dump: string): void
  /** Writes down where the clock stands. */
  keepClock(): void
}

export async function exportState(
  { clock, files, dump }: StateWorld,
  note?: Record<string, unknown>,
): Promise<string> {
  const lines: string[] = []
  for (const path of files.paths().sort()) {
    const file = await files.read(path)
    if (!file) continue
    const line: FileLine = { $file: path, type: file.type, bytes: file.bytes.toString('base64') }
    lines.push(JSON.stringify(line))
  }
  lines.push(
    ...dump()
      .split('\n')
      .filter(line => line !== ''),
  )
  const header: Header = {
    $cloud: { format: STATE_FORMAT, now: clock.now(), lines: lines.length, ...(note && { note }) },
  }
  return [JSON.stringify(header), ...lines, ''].join('\n')
}

/** The first line of a state. Throws a sentence when it is none, or one of a newer format. */
export function readStateHeader(text: string): Header['$cloud'] {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')))
  let header: Partial<Header> = {}
  try {
    header = JSON.parse(first) as Header
  } catch {
    // Said below in one sentence.
  }
  const { format, now, lines } = header.$cloud ?? {}
  if (typeof format !== 'number' || typeof now !== 'number' || typeof lines !== 'number')
    throw new StateError('no-state', 'this is not the exported state of a local cloud')
  if (format > STATE_FORMAT)
    throw new StateError('newer', `this state has format ${format}, this version reads up to ${STATE_FORMAT}`)
  return header.$cloud!
}

/**
 * Takes a state into an empty cloud, whole or not at all. Time never goes back: a state of the past meets the later clock.
 * @throws when the text is no state, was cut off, or the cloud is not empty.
 */
export async function importState(world: StateWorld, text: string): Promise<void> {
  const { now, lines: count } = readStateHeader(text)
  const lines = text.split('\n').slice(1)
  // Every line ends, so there is an empty one behind the last.
  if (lines.length !== count + 1 || lines.at(-1) !== '')
    throw new StateError('cut-off', 'a part of this state is missing')
  const files = lines.filter(line => line.startsWith('{"$file":')).map(line => JSON.parse(line) as FileLine)
  world.restore(lines.filter(line => !line.startsWith('{"$file":')).join('\n'))
  for (const { $file, type, bytes } of files)
    await world.files.write($file, Buffer.from(bytes, 'base64'), type)
  world.clock.reach(now)
  world.keepClock()
}
