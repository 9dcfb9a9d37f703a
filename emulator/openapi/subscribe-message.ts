import type { OpenApiReply } from '../server/protobuf.ts'
import { fieldProblem } from './message-fields.ts'
import type { Arguments, OpenApiWorld } from './index.ts'
import { json, wechatRefuses } from './reply.ts'

/**
 * Sends one template message to a person who allowed one. Every tap on 允许 is worth one message; without one
 * left WeChat answers 43101. A message with a wrong field costs nothing.
 */
export function sendSubscribeMessage(
  args: Arguments,
  { people, messages, clock, pages }: OpenApiWorld,
): OpenApiReply {
  const openid = String(args['touser'] ?? '')
  const templateId = String(args['template_id'] ?? '')
  if (!people.byOpenid(openid)) return wechatRefuses(40003, 'invalid openid')
  if (templateId === '') return wechatRefuses(40037, 'invalid template_id')
  const data = (args['data'] ?? {}) as Record<string, { value: string }>
  const problem = fieldProblem(data)
  if (problem !== undefined) return wechatRefuses(47003, `argument invalid! data.${problem}`)
  const page = args['page']
  if (page !== undefined && !leadsSomewhere(page, pages)) return wechatRefuses(41030, 'invalid page')
  if (messages.quota(openid, templateId) === 0) return wechatRefuses(43101, 'user refuse to accept the msg')

  const message = messages.deliver({
    openid,
    templateId,
    ...(typeof page === 'string' && { page }),
    data,
    at: clock.now(),
  })
  return json({ msgid: message })
}

/** `pages`: those of app.json, when they are known. */
function leadsSomewhere(page: unknown, pages: string[] | undefined): boolean {
  if (typeof page !== 'string' || page.startsWith('/')) return false
  return !pages || pages.includes(page.split('?')[0]!)
}
