import { logBroken } from './log'
import { openapi } from './wechat'

export interface Message {
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/**
 * `no-grant`: WeChat says this person allows no more messages of this template. `refused`: WeChat said no for sure, so
 * nothing was sent. `unknown`: it may or may not have arrived.
 */
export type Sent = 'sent' | 'no-grant' | 'refused' | 'unknown'

/** The person has no subscription left, or refused it. */
const NO_GRANT = 43101
/**
 * Numbers by which `subscribeMessage.send` says that nothing was sent: wrong openid, template, page or data, and
 * -604101 when the function's config.json does not allow the call.
 */
const REFUSED = [40003, 40037, 41030, 47003, -604101]

/** Sends one subscription message. Never throws; never tries again. */
export async function sendMessage({ openid, templateId, page, data }: Message): Promise<Sent> {
  try {
    await openapi.subscribeMessage.send({ touser: openid, templateId, page, data } as never)
    return 'sent'
  } catch (error) {
    const code = Number((error as { errCode?: unknown }).errCode)
    if (code === NO_GRANT) return 'no-grant'
    logBroken(`message-${templateId}`, 'subscribeMessage.send', error)
    return REFUSED.includes(code) ? 'refused' : 'unknown'
  }
}
