import * as cloud from 'wx-server-sdk'

/** The one door to WeChat's cloud: nothing else imports the SDK. */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

/** A missing document is an answer (`data: null`), not an error. */
export const database = cloud.database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0])
export const command = database.command
export const callFunction = cloud.callFunction
export const openapi = cloud.openapi
export const cloudPay: Record<
  string,
  (request: Record<string, unknown>) => Promise<Record<string, unknown>>
> = (cloud as unknown as { cloudPay: never }).cloudPay
export const uploadFile = cloud.uploadFile
export const getTempFileURL = cloud.getTempFileURL

export interface WeChatCaller {
  /** Absent for timers and pay callbacks. */
  openid: string | null
  unionid: string | null
  source: string
  env: string
}

/** Who calls, as WeChat says it: never from the event. The SDK turns digit-only values into numbers, so they are made text again. */
export function wechatCaller(): WeChatCaller {
  const context = cloud.getWXContext() as unknown as Record<string, unknown>
  const text = (value: unknown) => (value === undefined || value === '' ? null : String(value))
  return {
    openid: text(context['OPENID']),
    unionid: text(context['UNIONID']),
    source: text(context['SOURCE']) ?? '',
    env: text(context['ENV']) ?? '',
  }
}

/** Called by a mini-program on somebody's phone, or by a function such a call started (WeChat: `Cloud.getWXContext`, SOURCE). */
export function fromPhone(): boolean {
  return wechatCaller().source.startsWith('wx_client')
}
