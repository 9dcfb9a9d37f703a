import Taro from '@tarojs/taro'
import type { Template } from './subscribe'

export async function subscribe(templates: Template[]): Promise<string[]> {
  const tmplIds = templates.slice(0, 3).map(template => template.id)
  if (!tmplIds.length) return []
  try {
    const answer = (await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) as unknown as Record<
      string,
      string
    >
    return tmplIds.filter(id => answer[id] === 'accept')
  } catch {
    return []
  }
}
