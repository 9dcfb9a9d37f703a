/**
 * The network of the SDK within this process. Its files are as they are; only at run time two of its functions are replaced
 * which hand a finished request over: the database's, which lies behind all of its serialising, and the one for everything
 * else, which lies behind its signing too. A request outside of an invocation goes where it always went.
 */
import { createRequire } from 'node:module'
import { running, type Answer, type Running } from './running.ts'

interface SdkRequest {
  url?: string
  body?: Record<string, unknown>
  formData?: Record<string, unknown>
}
type Done = (error: Error | null, response?: object, body?: unknown) => void

const require = createRequire(import.meta.url)
let replaced = false

/** Lets invocations of this process speak to their cloud without HTTP. Once is enough; twice does no harm. */
export function replaceNetwork(): void {
  if (replaced) return
  replaced = true
  // The node-sdk that wx-server-sdk itself loads, wherever that lies.
  const inSdk = createRequire(require.resolve('wx-server-sdk'))
  const core = inSdk('@cloudbase/node-sdk/dist/utils/request-core') as {
    request(options: SdkRequest, done: Done): unknown
  }
  const { TcbDBApiHttpRequester: Requester } = inSdk('@cloudbase/node-sdk/dist/utils/tcbdbapirequester') as {
    TcbDBApiHttpRequester: { prototype: { send(action: string, data: object, options: object): unknown } }
  }
  const { processReturn } = inSdk('@cloudbase/node-sdk/dist/utils/utils') as {
    processReturn(result: object): unknown
  }

  const overNetwork = core.request
  core.request = (options, done) => {
    const invocation = running()
    if (!invocation || !options.url?.startsWith(serviceOf(invocation))) return overNetwork(options, done)
    const body = options.formData ?? (JSON.parse(JSON.stringify(options.body ?? {})) as object)
    invocation.ask({ ...body }).then(
      answer => done(null, headOf(answer), 'json' in answer ? answer.json : answer.bytes),
      (error: Error) => done(error),
    )
    return undefined
  }

  const sendOverNetwork = Requester.prototype.send
  Requester.prototype.send = async function (action, data, options) {
    const invocation = running()
    if (!invocation) return sendOverNetwork.call(this, action, data, options)
    const wxCloudApiToken = invocation.env['WX_API_TOKEN']
    const answer = await invocation.ask({ ...data, action, wxCloudApiToken })
    const result = 'json' in answer ? answer.json : {}
    // As the SDK's own requester ends: an answer with a code is thrown.
    return result['code'] === undefined ? result : processReturn(result)
  }
}

function serviceOf({ env }: Running): string {
  const { URL: url } = JSON.parse(env['TCB_CONTEXT_CNFG'] ?? '{}') as { URL?: string }
  return url ?? ' '
}

const headOf = (answer: Answer) => ({
  statusCode: 200,
  headers: { 'content-type': 'json' in answer ? 'application/json; charset=utf-8' : answer.contentType },
})
