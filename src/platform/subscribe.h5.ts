import { door } from '@/cloud/client'
import { overlay } from './overlay.h5'
import type { Template } from './subscribe'

export async function subscribe(templates: Template[]): Promise<string[]> {
  const accepted: string[] = []
  for (const template of templates.slice(0, 3)) {
    const answer = await overlay<'accept' | 'reject'>('subscribe', (box, close) => {
      box.title('要收到这条消息吗')
      box.big(template.name)
      box.line('微信会在发生时告诉你一次')
      box.button('允许', 'accept', () => close('accept'))
      box.quiet('不允许', 'reject', () => close('reject'))
    })
    const kept = await door('POST', '/subscribe', { templateId: template.id, answer: answer ?? 'reject' })
    if (kept && answer === 'accept') accepted.push(template.id)
  }
  return accepted
}
