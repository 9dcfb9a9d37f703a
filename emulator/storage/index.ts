/** Cloud storage: files by their cloud path, with the object store's own HTTP addresses under `/cos/`. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodePart } from '../server/address.ts'
import { ConnectionCut } from '../faults/index.ts'
import { CloudError, isCloudError } from '../server/cloud-error.ts'
import { readBytes } from '../server/body.ts'
import { UPLOAD_BYTES } from '../server/limits.ts'
import type { FileStore } from './files.ts'
import { whyNoPath } from './paths.ts'

export interface Storage {
  /** Answers one `storage.*` action. */
  answer(action: string, body: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Serves `/cos/…`; `false` for any other path. */
  serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
  /** Where a browser finds the file of a `cloud://` id. */
  urlOf(fileId: string): string
}

const PREFIX = '/cos/'
/** Seconds a temporary address lives. Source: node-sdk getTempFileURL, default maxAge. */
const URL_LIFE_S = 7200
/** Files of one deleteFile or getTempFileURL. Source: WeChat's pages of the two, up to 50 at a time. */
const MOST_FILES = 50

/** How the object store calls what we refuse. */
const OBJECT_STORE_CODES: Record<string, string> = {
  EXCEED_MAX_PAYLOAD_SIZE: 'EntityTooLarge',
  STORAGE_SIGN_PARAM_INVALID: 'InvalidURI',
}

/** The header in which the SDK brings the token of an upload's permit back to the object store. */
const TOKEN_HEADER = 'x-cos-security-token'

/** `around`: wraps the work of an upload, which the invocation with this token asked for; throws `ConnectionCut` when it breaks. */
export function createStorage(world: {
  files: FileStore
  env: string
  url: () => string
  around: <T>(token: string | undefined, work: () => Promise<T>) => Promise<T>
}): Storage {
  const { files, env, url, around } = world
  const bucket = `6c6f-${env}-1300000000`
  const idOf = (path: string) => `cloud://${env}.${bucket}/${path}`
  const pathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '')

  /** `token`: of the invocation that asks, by which its upload is known for its own. */
  function uploadMetadata(path: string, token: string) {
    checkPath(path)
    return {
      data: {
        url: `${url()}${PREFIX}${path.split('/').map(encodeURIComponent).join('/')}`,
        token,
        authorization: 'q-sign-algorithm=local',
        fileId: idOf(path),
        cosFileId: randomUUID(),
      },
    }
  }

  async function downloadUrl(file: { fileid: string; max_age?: number }) {
    const path = pathOf(file.fileid)
    if (!(await files.has(path)))
      return { code: 'STORAGE_FILE_NONEXIST', fileID: file.fileid, tempFileURL: '' }
    // The SDK encodes the address itself before it fetches it, so it goes out as it is.
    const tempFileURL = `${url()}${PREFIX}${path}?sign=${randomBytes(16).toString('hex')}`
    return { code: 'SUCCESS', fileID: file.fileid, tempFileURL, maxAge: file.max_age ?? URL_LIFE_S }
  }

  async function remove(fileId: string) {
    const gone = await files.remove(pathOf(fileId))
    return { fileID: fileId, code: gone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
  }

  async function put(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    try {
      checkPath(path)
      const bytes = await readBytes(request, UPLOAD_BYTES)
      const token = request.headers[TOKEN_HEADER]
      await around(typeof token === 'string' ? token : undefined, () =>
        files.write(path, bytes, request.headers['content-type']),
      )
      response.writeHead(200).end()
    } catch (error) {
      if (error instanceof ConnectionCut) return void request.socket.destroy()
      // The object store speaks XML; the SDK stumbles over one that lacks any of these four.
      const code = (isCloudError(error) && OBJECT_STORE_CODES[error.code]) || 'InternalError'
      const text = (error instanceof Error ? error.message : String(error)).replace(/[<&]/g, ' ')
      response.writeHead(200, { 'content-type': 'application/xml' })
      response.end(
        `<Error><Code>${code}</Code><Message>${text}</Message>` +
          `<RequestId>${randomUUID()}</RequestId><TraceId>${randomUUID()}</TraceId></Error>`,
      )
    }
  }

  return {
    async answer(action, body) {
      switch (action) {
        case 'storage.getUploadMetadata':
          return uploadMetadata(String(body['path'] ?? ''), String(body['wxCloudApiToken'] ?? randomUUID()))
        case 'storage.batchGetDownloadUrl': {
          const list = few(body['file_list'] as { fileid: string; max_age?: number }[])
          return { data: { download_list: await Promise.all(list.map(downloadUrl)) } }
        }
        case 'storage.batchDeleteFile': {
          const list = few(body['fileid_list'] as string[])
          return { data: { delete_list: await Promise.all(list.map(remove)) } }
        }
        default:
          throw new CloudError('INVALID_PARAM', `${action} is not emulated`)
      }
    },
    async serve(request, response, address) {
      if (!address.startsWith(PREFIX)) return false
      const path = decodePart(address.slice(PREFIX.length))
      if (path === undefined) {
        response.writeHead(400, { 'content-type': 'application/xml' })
        response.end('<Error><Code>InvalidURI</Code></Error>')
        return true
      }
      if (request.method === 'PUT') {
        await put(request, response, path)
        return true
      }
      const file = await files.read(path)
      if (!file) {
        response.writeHead(404, { 'content-type': 'application/xml' })
        response.end('<Error><Code>NoSuchKey</Code></Error>')
        return true
      }
      response.writeHead(200, {
        'content-type': file.type,
        'content-length': file.bytes.length,
        // A canvas on a phone's origin draws from it: a poster with its code.
        'access-control-allow-origin': '*',
      })
      response.end(file.bytes)
      return true
    },
    urlOf: fileId => `${url()}${PREFIX}${encodeURI(pathOf(fileId))}`,
  }
}

/** The code for more of them is unknown. */
function few<T>(list: T[]): T[] {
  if (list.length <= MOST_FILES) return list
  throw new CloudError('INVALID_PARAM', `at most ${MOST_FILES} files at a time, not ${list.length}`)
}

/** The code is the SDK's own for a path it may not sign; which names the service refuses is unknown. */
function checkPath(path: string): void {
  const wrong = whyNoPath(path)
  if (wrong !== undefined)
    throw new CloudError('STORAGE_SIGN_PARAM_INVALID', `invalid cloudPath: ${path} (${wrong})`)
}
