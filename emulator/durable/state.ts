/**
 * The whole cloud as one text: a first line that says what it is and when, the lines of a dump, and the uploaded files.
 * Sessions stay behind, because they belong to browsers; faults too, because they belong to whoever planned them.
 */
import type { CloudClock } from '../clock/clock.ts'
import type { FileStore } from '../storage/files.ts'
import { whyNoPath } from '../storage/paths.ts'
import { fileLine, instant, readShape, stateHeader } from './shapes.ts'
import { badLine, StoreError } from './store-error.ts'

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
  /** Checks all of a dump and answers how to take it in; see `readCloudDump`. */
  read(dump: string): () => void
  flush(): Promise<void>
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
  const read = readShape(stateHeader, text.slice(0, Math.max(0, text.indexOf('\n'))))
  if ('wrong' in read) throw new StateError('no-state', 'this is not the exported state of a local cloud')
  const { $cloud } = read.value
  if ($cloud.format > STATE_FORMAT)
    throw new StateError(
      'newer',
      `this state has format ${$cloud.format}, this version reads up to ${STATE_FORMAT}`,
    )
  return $cloud
}

/**
 * Takes a state into an empty cloud, whole or not at all: every line is read and checked before anything is written, and it is on the
 * disk when this resolves. Time never goes back: a state of the past meets the later clock.
 * @throws StateError or StoreError when the text is no state, was cut off or has a wrong line, or the cloud is not empty; nothing is
 * changed then. A disk that refuses in the middle leaves a cloud that refuses everything.
 */
export async function importState(world: StateWorld, text: string): Promise<void> {
  const { now, files, dump } = readState(text)
  if (world.files.paths().length > 0) throw new StoreError('a state is taken into an empty cloud only')
  const takeIn = world.read(dump)
  const written: string[] = []
  try {
    // First, because they take their time and can be taken back; what follows is done in one turn.
    for (const { $file, type, bytes } of files) {
      await world.files.write($file, Buffer.from(bytes, 'base64'), type)
      written.push($file)
    }
    takeIn()
  } catch (error) {
    for (const path of written) await world.files.remove(path)
    throw error
  }
  await world.flush()
  world.clock.reach(now)
  world.keepClock()
}

function readState(text: string): { now: number; files: FileLine[]; dump: string } {
  const { now, lines: count } = readStateHeader(text)
  if (!instant.safeParse(now).success) throw badLine(1, 'names no instant there could be')
  const lines = text.split('\n')
  // Every line ends, so there is an empty one behind the last.
  if (lines.length !== count + 2 || lines.at(-1) !== '')
    throw new StateError('cut-off', 'a part of this state is missing')
  const files = new Map<string, FileLine>()
  // An empty line in the place of a file and of the first line, so that all count the lines as they stand.
  const rest = lines.map((line, index) => {
    if (index === 0) return ''
    if (!line.startsWith('{"$file":')) return line
    const file = readFile(line, index + 1)
    if (files.has(file.$file)) throw badLine(index + 1, `has a file once more, ${file.$file}`)
    files.set(file.$file, file)
    return ''
  })
  return { now, files: [...files.values()], dump: rest.join('\n') }
}

function readFile(line: string, number: number): FileLine {
  const read = readShape(fileLine, line)
  const wrong = 'wrong' in read ? read.wrong : whyNoPath(read.value.$file)
  if (wrong !== undefined) throw badLine(number, `holds no file: ${wrong}`)
  return (read as { value: FileLine }).value
}
