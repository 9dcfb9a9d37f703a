import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { Script } from 'node:vm'

/**
 * Names that Node or our document have and WeChat's logic layer has not. A bundle that touches one works here
 * and dies on a phone, so all of them are undefined for it.
 */
const absent = [
  ...['window', 'document', 'self', 'global', 'globalThis', 'frames', 'location', 'history', 'navigator'],
  ...[
    'HTMLElement',
    'Element',
    'Node',
    'Event',
    'CustomEvent',
    'EventTarget',
    'MutationObserver',
    'TouchEvent',
  ],
  ...['localStorage', 'sessionStorage', 'fetch', 'XMLHttpRequest', 'WebSocket', 'FormData', 'Blob', 'File'],
  ...[
    'Headers',
    'Request',
    'Response',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'atob',
    'btoa',
  ],
  ...['process', 'Buffer', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'crypto'],
  ...['MessageChannel', 'MessagePort', 'BroadcastChannel', 'AbortController', 'AbortSignal', 'performance'],
  // Android's engine has none; toLocaleString and Intl must not be relied on.
  'Intl',
]

type Wrapped = (this: undefined, ...values: unknown[]) => void
const scripts = new Map<string, { names: string; run: Wrapped }>()

/** Runs the files of one compiled app with the globals of one phone; each phone has its own modules. */
export function loader(app: string, globals: Record<string, unknown>): (path: string) => unknown {
  const modules = new Map<string, { exports: unknown }>()
  const given = Object.keys(globals)
  const hidden = absent.filter(name => !given.includes(name))

  const load = (path: string): unknown => {
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(path, module)
    const require = (wanted: string): unknown => {
      const target = wanted.startsWith('.') ? posix.join(dirname(path), wanted) : wanted
      return load(target.endsWith('.js') ? target : `${target}.js`)
    }
    const values = [require, module, module.exports, ...given.map(name => globals[name])]
    wrap(join(app, path), ['require', 'module', 'exports', ...given, ...hidden]).call(undefined, ...values)
    return module.exports
  }
  return load
}

function wrap(file: string, parameters: string[]): Wrapped {
  const names = parameters.join(', ')
  const known = scripts.get(file)
  if (known?.names === names) return known.run
  const source = `(function (${names}) {${readFileSync(file, 'utf8')}\n})`
  const run = new Script(source, { filename: file }).runInThisContext() as Wrapped
  scripts.set(file, { names, run })
  return run
}
