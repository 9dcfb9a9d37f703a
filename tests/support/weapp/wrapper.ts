import type { Page } from './page.ts'
import type { Instance } from './screen.ts'

interface TaroNode {
  sid?: string
  cn?: TaroNode[]
}

/**
 * Helps Taro's CustomWrapper. Taro paints such a wrapper alone and never tells the page; WeChat keeps what was
 * painted, our drawing library hands the page's old data down again with the page's next setData. So a wrapper's
 * paint is written into the page's data at the same place, which paints the wrapper too.
 *
 * This shows that the right data is painted, and how often; not that a wrapper works on a real phone.
 */
export function wrapperDefinition(
  definition: Record<string, unknown>,
  stack: () => Page[],
): Record<string, unknown> {
  const { properties, attached } = definition as {
    properties?: { i?: unknown }
    attached?: (this: Instance) => void
  }
  if (!properties?.i || !attached) return definition
  return {
    ...definition,
    attached(this: Instance) {
      const alone = this.setData.bind(this)
      const paint = (data: Record<string, unknown>, done?: () => void): void => {
        const sid = (this.data.i as TaroNode | undefined)?.sid
        for (const { instance } of stack()) {
          const place = sid && placeOf(instance.data.root as TaroNode | undefined, sid, 'root')
          if (place) return instance.setData(moved(data, place), done)
        }
        alone(data, done)
      }
      Object.defineProperty(this, 'setData', { value: paint, configurable: true, writable: true })
      attached.call(this)
    },
  }
}

/** The path of a node in a page's data, in Taro's way of writing paths. */
function placeOf(node: TaroNode | undefined, sid: string, here: string): string | undefined {
  for (const [index, child] of (node?.cn ?? []).entries()) {
    const place = `${here}.cn.[${index}]`
    const found = child.sid === sid ? place : placeOf(child, sid, place)
    if (found) return found
  }
  return undefined
}

function moved(data: Record<string, unknown>, place: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([path, value]) => [
      path.startsWith('i.') ? `${place}${path.slice(1)}` : path,
      value,
    ]),
  )
}
