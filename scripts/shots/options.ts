import { faces, type Face } from './pages.ts'
import { modes, sizes, type Mode, type Size } from './studio.ts'

export interface ShotOptions {
  /** Names of pages; empty: all. */
  only: string[]
  sizes: Size[]
  modes: Mode[]
  faces: Face[]
  /** Look at the app as it was built last, whatever changed since. */
  asBuilt: boolean
}

export const usage = `npm run shots -- [options]

  --only group,order   these pages; “order/refunded” is one state of a page
  --size 390           or 360
  --mode elder         or normal
  --face full          full, loading, empty, refused, offline; several with commas
  --as-built           do not build the app again

Pictures and contact sheets go to .lintuan/shots/.`

/** @throws one sentence when an option or its value is unknown. Undefined when help was asked for. */
export function readShotOptions(args: string[]): ShotOptions | undefined {
  const options: ShotOptions = {
    only: [],
    sizes: Object.keys(sizes).sort().reverse() as Size[],
    modes: [...modes],
    faces: [...faces],
    asBuilt: false,
  }
  for (let at = 0; at < args.length; at++) {
    const [name, inline] = args[at]!.split('=')
    const value = () => inline ?? args[++at] ?? ''
    if (name === '--help') return undefined
    else if (name === '--only') options.only = value().split(',').filter(Boolean)
    else if (name === '--size') options.sizes = several(value(), Object.keys(sizes) as Size[])
    else if (name === '--mode') options.modes = several(value(), [...modes])
    else if (name === '--face') options.faces = several(value(), [...faces])
    else if (name === '--as-built') options.asBuilt = true
    else throw new Error(`unknown option ${name}\n\n${usage}`)
  }
  return options
}

function several<T extends string>(text: string, known: T[]): T[] {
  const wanted = text.split(',')
  const unknown = wanted.filter(one => !known.includes(one as T))
  if (unknown.length > 0) throw new Error(`“${unknown.join(', ')}” is none of ${known.join(', ')}`)
  return wanted as T[]
}
