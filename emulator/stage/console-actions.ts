/** What the console's buttons do, beside those that the stage has too. */
import { StateError, readStateHeader } from '../durable/state.ts'
import { addDocument, removeDocument, saveDocument } from './console-documents.ts'
import { Refusal, wordsOf } from './http.ts'
import { busily, unchanged, type Play } from './play.ts'

type Body = Record<string, unknown>

/** The answers to `POST /api/<name>`. */
export const consoleActions: Record<string, (play: Play, body: Body) => Promise<unknown>> = {
  async 'save-document'({ cloud, live }, body) {
    const saved = await saveDocument(cloud, texts(body, 'collection', 'id', 'base', 'text'))
    live.tell('changed', { nudge: 'all' })
    return saved
  },

  async 'add-document'({ cloud, live }, body) {
    const added = await addDocument(cloud, texts(body, 'collection', 'text'))
    live.tell('changed', { nudge: 'all' })
    return added
  },

  async 'remove-document'({ cloud, live }, body) {
    if (body['sure'] !== true) throw new Refusal(400, '要先说定了才删')
    await removeDocument(cloud, texts(body, 'collection', 'id', 'base'))
    live.tell('changed', { nudge: 'all' })
    return {}
  },

  /** The n-th request of the next call of a function breaks. */
  async 'plan-fault'({ cloud, live }, body) {
    const { function: name } = texts(body, 'function')
    const request = whole(body['request'], 1, 1000, '第几个请求')
    cloud.faults.plan({
      function: name,
      request,
      applied: body['applied'] === true,
      kill: body['kill'] === true,
    })
    live.tell('changed', { nudge: 'none' })
    return cloud.faults.now()
  },

  /** A share of all requests breaks from now on. */
  async weather({ cloud, live }, body) {
    const share = whole(body['percent'], 0, 100, '百分之几') / 100
    const collection = typeof body['collection'] === 'string' ? body['collection'].trim() : ''
    cloud.faults.weather({
      seed: whole(body['seed'], 0, 2 ** 31 - 1, '种子'),
      share,
      delay: whole(body['delay'], 0, 60_000, '等多少毫秒'),
      ...(collection !== '' && { collection }),
    })
    live.tell('changed', { nudge: 'none' })
    return cloud.faults.now()
  },

  /** Another whole state instead of this one, which is put aside. */
  async import(play, body) {
    const { importState, live } = play
    if (!importState) throw new Refusal(409, '这里不能导入')
    if (body['sure'] !== true) throw new Refusal(400, '要先说定了才换')
    const { state } = texts(body, 'state')
    const tell = (line: string, done = false, failed = false) => live.tell('progress', { line, done, failed })
    await busily(play, '导入', async () => {
      const prepare = async () => {
        readStateHeader(state)
        return importState(state, tell)
      }
      const change = await unchanged('没有导入', prepare, whyNot)
      await change().catch((error: Error) => {
        tell(error.message, true, true)
        throw error
      })
    })
    tell('好了', true)
    return { now: play.cloud.clock.now() }
  },

  /** Fair weather, and nothing planned. */
  async 'clear-faults'({ cloud, live }) {
    const struck = cloud.faults.clear()
    live.tell('changed', { nudge: 'none' })
    return { struck }
  },
}

const words: Record<StateError['code'], string> = {
  'no-state': '这不是从云台导出的文件',
  newer: '它是更新的版本导出的，这里读不懂',
  'cut-off': '这个文件不完整，少了一截',
}

function whyNot(error: unknown): string {
  if (error instanceof StateError) return words[error.code]
  return `里面有读不懂的地方（${wordsOf(error)}）`
}

function texts<K extends string>(body: Body, ...names: K[]): Record<K, string> {
  for (const name of names) if (typeof body[name] !== 'string') throw new Refusal(400, `少了 ${name}`)
  return body as Record<K, string>
}

function whole(value: unknown, least: number, most: number, what: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most)
    throw new Refusal(400, `${what}要填 ${least} 到 ${most} 的整数`)
  return number
}
