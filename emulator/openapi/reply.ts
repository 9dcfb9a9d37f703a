import type { OpenApiReply } from '../server/protobuf.ts'

/** A JSON answer; the SDK throws when `errcode` is not 0. */
export function json(fields: Record<string, unknown>): OpenApiReply {
  return {
    data: Buffer.from(JSON.stringify({ errcode: 0, errmsg: 'ok', ...fields })),
    contentType: 'application/json; encoding=utf-8',
  }
}

/** A refusal with WeChat's own number. */
export function wechatRefuses(errcode: number, errmsg: string): OpenApiReply {
  return json({ errcode, errmsg })
}
