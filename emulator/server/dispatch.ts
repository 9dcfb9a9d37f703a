/** Hands each request of the SDK to the service it names, and counts it for the invocation it comes from. */
import type { Faults } from '../faults/index.ts'
import { calledBy } from '../functions/caller.ts'
import type { Host, Invocation } from '../functions/host.ts'
import type { RequestStats } from '../functions/tally.ts'
import { answerOpenApi, type OpenApiWorld } from '../openapi/index.ts'
import type { Pay } from '../pay/index.ts'
import type { Storage } from '../storage/index.ts'
import type { CollectionInspection, IndexDeclarations } from '../types.ts'
import type { AdminReply, AdminRequest } from './admin.ts'
import { tooLarge, type AdminBody } from './body.ts'
import { CloudError } from './cloud-error.ts'
import { CALL_BODY_BYTES } from './limits.ts'

/** What the rooms of this house need of the database; `emulator/database` answers it. */
export interface Database {
  handle(
    action: string,
    body: Record<string, unknown>,
  ): Promise<{ reply: Record<string, unknown>; stats: RequestStats }>
  collections(): CollectionInspection[]
  find(collection: string, query?: object): Record<string, unknown>[]
  dump(): string
  restore(dump: string): void
  readDump(dump: string): () => void
  load(lines: Iterable<string>): void
  flush(): Promise<void>
  close(): Promise<void>
}

export type OpenDatabase = (options: {
  data?: string
  memory?: boolean
  clock: () => number
  autoCreate?: boolean
  indexes?: IndexDeclarations
  refuseUndeclaredScans?: boolean
  relaxedDurability?: boolean
}) => Promise<Database>

/** A request from outside any function, such as a script on the SDK. */
const SOURCE_UNKNOWN = 'wx_unknown'

export function createDispatch(world: {
  database: Database
  host: Host
  storage: Storage
  pay: Pay
  faults: Faults
  openapi: OpenApiWorld
}): (request: AdminRequest) => Promise<AdminReply> {
  const { database, host, storage, pay, faults, openapi } = world

  async function invokeFunction(
    body: AdminBody,
    size: number,
    from: Invocation | undefined,
  ): Promise<AdminReply> {
    if (size > CALL_BODY_BYTES) throw tooLarge(CALL_BODY_BYTES)
    const event = parseEvent(body['request_data'])
    const caller = from ? calledBy(from.caller) : { source: SOURCE_UNKNOWN }
    const result = await host.invoke(String(body['function_name']), event, caller)
    return { data: { response_data: result } }
  }

  async function wxPay(body: AdminBody, from: Invocation | undefined): Promise<AdminReply> {
    const request = JSON.parse(bytesOf(body).toString('utf8')) as Record<string, unknown>
    const reply = await faults.around(from, undefined, () =>
      Promise.resolve(pay.answer(String(body['apiName']), request, from?.caller.openid)),
    )
    return { raw: Buffer.from(JSON.stringify(reply)), contentType: 'text/plain' }
  }

  async function wxOpenApi(body: AdminBody, from: Invocation | undefined): Promise<AdminReply> {
    const raw = await faults.around(from, undefined, () =>
      answerOpenApi(String(body['apiName']), bytesOf(body), from?.deployed, openapi),
    )
    return { raw, contentType: 'application/octet-stream' }
  }

  function other(action: string, body: AdminBody, size: number, from: Invocation | undefined) {
    if (action === 'functions.invokeFunction') return invokeFunction(body, size, from)
    if (action === 'wx.wxPayApi') return wxPay(body, from)
    if (action === 'wx.openApi') return wxOpenApi(body, from)
    if (action.startsWith('storage.'))
      return faults.around(from, undefined, () => storage.answer(action, body))
    if (action === 'wx.api') {
      // The SDK's deprecated callOpenAPI. How the real one refuses is not known; its caller reads errCode -1 and these words.
      const name = String(body['apiName'])
      throw new CloudError(
        'INVALID_PARAM',
        `callOpenAPI (wx.api, deprecated) is not there in the local cloud; call cloud.openapi.${name} instead`,
      )
    }
    throw new CloudError('INVALID_PARAM', `${action} is not emulated`)
  }

  return async ({ body, size, mark }) => {
    const action = String(body.action ?? '')
    const from = host.invocation(body.wxCloudApiToken)
    const over = from?.tally.begin(action, body, mark)
    let stats: RequestStats | undefined
    let reply: Record<string, unknown> | undefined
    try {
      if (!action.startsWith('database.')) return await other(action, body, size, from)
      const answer = await faults.around(from, collectionIn(body), () => database.handle(action, body))
      ;({ stats, reply } = answer)
      return reply
    } catch (error) {
      // A refused request has read documents all the same, and the database says how many.
      stats = (error as { stats?: RequestStats }).stats
      throw error
    } finally {
      over?.(stats, reply)
    }
  }
}

function collectionIn(body: AdminBody): string | undefined {
  const name = body['collectionName']
  return typeof name === 'string' ? name : undefined
}

function parseEvent(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string' || text === '') return {}
  return JSON.parse(text) as Record<string, unknown>
}

function bytesOf(body: AdminBody): Buffer {
  const data = body['requestData']
  return Buffer.isBuffer(data) ? data : Buffer.from(String(data ?? ''))
}
