import { figure, type Figure } from '../../../scripts/support/figure.ts'
import { fromPiece, piecesNear, piecesOf, rowsInPiece } from '../../../tests/support/weapp/long-list.ts'
import { phoneAtGroup, type Shown } from './phones.ts'

/**
 * Bytes of one step. WeChat's audit lets a call of setData have 256 KB and a page 20 calls a second: so not even a second
 * of steps hands over more than it lets one call.
 */
const MOST_BYTES = Math.floor((256 * 1024) / 20)
/** Nodes of a page; performance.md of the project's beginnings. */
const NODES = 400

/** Every step down a list. */
interface Way {
  steps: number
  /** Of one step, at most. */
  calls: number
  bytes: number
  /** Of all steps together. */
  allBytes: number
  nodes: number
}

/** What it costs the renderer to scroll through the longest pool, step by step, and whether a longer list costs more. */
export async function scrolling({ cloud }: Shown, pools: Map<number, string>): Promise<Figure[]> {
  const [, shorter, long] = [...pools.keys()].sort((a, b) => a - b)
  const down = async (size: number): Promise<Way> => {
    const phone = await phoneAtGroup(cloud, pools.get(size!)!)
    const way: Way = { steps: 0, calls: 0, bytes: 0, allBytes: 0, nodes: phone.page.size().nodes }
    await phone.scroll(fromPiece(0))
    for (let first = 1; first <= piecesOf(size) - piecesNear; first += 1) {
      const { calls, bytes } = await phone.page.cost(() => phone.scroll(fromPiece(first)))
      way.steps += 1
      way.calls = Math.max(way.calls, calls)
      way.bytes = Math.max(way.bytes, bytes)
      way.allBytes += bytes
      way.nodes = Math.max(way.nodes, phone.page.size().nodes)
    }
    if (!phone.page.text().includes(String(size - 1).padStart(4, '0')))
      throw new Error(`the last of ${size} goods is not there at the end`)
    return way
  }
  const [less, more] = [await down(shorter!), await down(long!)]
  const step = `a step of ${rowsInPiece} rows, the dearest of the ${more.steps} from the top to the end of a pool of ${long} goods, in the compiled mini-program`
  const each = ({ allBytes, steps }: Way) => allBytes / steps
  return [
    figure({
      id: `front.scroll.${long}.calls`,
      value: more.calls,
      unit: 'setData calls',
      target: 2,
      op: '<=',
      method: `calls of setData of ${step}`,
    }),
    figure({
      id: `front.scroll.${long}.bytes`,
      value: more.bytes,
      unit: 'bytes',
      target: MOST_BYTES,
      op: '<=',
      method: `JSON handed to setData by ${step}; the target is a twentieth of the 256 KB that WeChat’s audit lets one call have`,
    }),
    figure({
      id: `front.scroll.${long}.nodes`,
      value: more.nodes,
      unit: 'nodes',
      target: NODES,
      op: '<=',
      method: `the most nodes after any of these steps; a crate of 48 caps with twelve neighbours above so long a pool is not counted, and would be more than ${NODES}`,
    }),
    figure({
      id: 'front.scroll.flat',
      value: Math.round((each(more) / each(less)) * 100) / 100,
      unit: 'ratio',
      target: 1.1,
      op: '<=',
      method: `mean bytes of a step in a pool of ${long} goods to those in one of ${shorter}, everything else being equal`,
    }),
  ]
}
