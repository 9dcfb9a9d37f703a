import { fileURLToPath } from 'node:url'
import { startCloud, type Cloud, type Persona } from '../../../emulator/index.ts'
import { openStage, type Stage, type StageOptions } from '../../../emulator/stage/index.ts'
import type { StageState } from '../../../emulator/stage/shapes.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** 14:31 in Shanghai on the Thursday of the drawings. */
export const AFTERNOON = Date.UTC(2026, 4, 21, 6, 31)

export const personas: Persona[] = [
  { key: 'linwan', openid: 'oLIN', name: '林晚', about: '团员 · 梧桐里 3-602', hat: 'consumer', face: 'lin' },
  {
    key: 'zhou',
    openid: 'oZHOU',
    name: '周婷',
    about: '团员 · 梧桐里 1-1201',
    hat: 'consumer',
    face: 'zhou',
  },
  { key: 'chen', openid: 'oCHEN', name: '陈姐', about: '团长 · 梧桐里 3 号楼', hat: 'leader', face: 'chen' },
  { key: 'xu', openid: 'oXU', name: '许衡', about: '品牌方 · 华东区', hat: 'staff', face: 'xu' },
]

export const placeholder = fileURLToPath(new URL('placeholder', import.meta.url))
const functions = fileURLToPath(new URL('../fixtures/functions', import.meta.url))

export type Documents = Record<string, ({ _id: string } & Record<string, unknown>)[]>

/** A cloud in memory whose time stands still, holding these documents. */
export async function openCloud(documents: Documents = {}): Promise<Cloud> {
  const cloud = await startCloud({
    memory: true,
    functions,
    autoCreate: true,
    clock: AFTERNOON,
    seed: 1,
    personas,
  })
  cloud.database.restore(
    Object.entries(documents)
      .flatMap(([collection, list]) => list.map(document => JSON.stringify({ collection, document })))
      .join('\n'),
  )
  return cloud
}

export interface Opened {
  cloud: Cloud
  stage: Stage
  state(): Promise<StageState>
  get<T>(path: string): Promise<T>
  post<T = Record<string, unknown>>(name: string, body?: object): Promise<T>
  /** Any request, as anybody might send it. */
  ask(path: string, init?: RequestInit): Promise<{ status: number; body: Record<string, unknown> }>
  close(): Promise<void>
}

export async function openTestStage(
  documents?: Documents,
  options: Partial<StageOptions> = {},
): Promise<Opened> {
  const cloud = await openCloud(documents)
  const stage = await openStage(cloud, { root: placeholder, personas, functions, ...options })
  const ask: Opened['ask'] = async (path, init) => {
    const answer = await fetch(stage.url + path, init)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const fine = async <T>(path: string, init?: RequestInit) => {
    const { status, body } = await ask(path, init)
    if (status !== 200) throw new Error(`${status} ${String(body.error)}`)
    return body as T
  }
  return {
    cloud,
    stage,
    ask,
    get: path => fine(`/api/${path}`),
    state: () => fine('/api/state'),
    post: (name, body = {}) =>
      fine(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: stage.url },
        body: JSON.stringify(body),
      }),
    async close() {
      await stage.close()
      await stage.cloud.close()
    },
  }
}

/** The identity by which the cloud knows a persona. */
export const identity = (key: string, memberId: string) => {
  const { openid, name } = personas.find(persona => persona.key === key)!
  return { _id: openid, memberId, name }
}

/** A group that is decided in the evening. */
export const group = (more: object = {}) => ({
  _id: 'g1',
  title: '周四汽水团',
  state: 'open',
  endsAt: AFTERNOON + 5 * HOUR,
  decideAt: AFTERNOON + 5 * HOUR + 5 * MINUTE,
  ...more,
})
