interface Chunks {
  push(chunk: [ids: string[], modules: object, run: (require: WebpackRequire) => void]): void
}
type WebpackRequire = ((id: string) => unknown) & { m: Record<string, unknown> }
type TaroElements = Map<string, { dataset?: Record<string, unknown> }>

/**
 * Lets a test name a node by its `data-testid`. Taro keeps those beside its own tree and never paints them, so they are
 * looked up there, in the map from a painted node's id to Taro's element. Found through webpack's list of chunks, which
 * a compiled mini-program leaves on `wx`; an app without Taro simply has none.
 */
export function seesTestids(wx: Record<string, unknown>): (id: string) => string | undefined {
  let elements: TaroElements | undefined
  return id => {
    elements ??= elementsOf(wx.webpackJsonp as Chunks | undefined)
    const testid = elements?.get(id)?.dataset?.testid
    return typeof testid === 'string' ? testid : undefined
  }
}

function elementsOf(chunks: Chunks | undefined): TaroElements | undefined {
  let found: TaroElements | undefined
  chunks?.push([
    ['test-ids'],
    {},
    require => {
      for (const [id, module] of Object.entries(require.m)) {
        // Taro's map is the only module that says both.
        const source = String(module)
        if (!source.includes('removeNodeTree(') || !source.includes('extends Map')) continue
        const exported = Object.values(require(id) as object)
        found ??= exported.find((one): one is TaroElements => one instanceof Map)
      }
    },
  ])
  return found
}
