import { createServer } from 'node:net'

/** Ports that browsers refuse to open, within the range we look at. Source: fetch.spec.whatwg.org, "bad port". */
const REFUSED_BY_BROWSERS = new Set([
  ...[1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566],
  ...[6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
])

export interface Picked {
  ports: number[]
  /** Ports that were taken by somebody else, to be told. */
  busy: number[]
}

/**
 * The first `count` ports from `first` upwards that are free and that a browser opens. Phones keep their session by
 * origin, so the same ports are found again as long as nobody else takes them. Throws when there are not enough.
 */
export async function pickPorts(
  first: number,
  count: number,
  isFree: (port: number) => Promise<boolean> = portIsFree,
): Promise<Picked> {
  const picked: Picked = { ports: [], busy: [] }
  for (let port = first; port <= 65_535 && picked.ports.length < count; port++) {
    if (REFUSED_BY_BROWSERS.has(port)) continue
    if (await isFree(port)) picked.ports.push(port)
    else picked.busy.push(port)
  }
  if (picked.ports.length < count) throw new Error(`There are not ${count} free ports from ${first} on.`)
  return picked
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
