import Taro from '@tarojs/taro'

/** Where the pages are: one place, so that a moved page is moved once. */
export const places = {
  home: '/pages/tabs/home/index',
  orders: '/pages/tabs/orders/index',
  card: '/pages/tabs/card/index',
  me: '/pages/tabs/me/index',
  work: '/pages/work/index',
} as const

const tabs: readonly string[] = Object.values(places)

export function go(path: string, query: Record<string, string> = {}): void {
  const url = path + queryText(query)
  if (tabs.includes(path)) void Taro.switchTab({ url: path })
  else void Taro.navigateTo({ url })
}

/** Instead of the present page, so that going back does not return to what is done. */
export function goInstead(path: string, query: Record<string, string> = {}): void {
  if (tabs.includes(path)) void Taro.switchTab({ url: path })
  else void Taro.redirectTo({ url: path + queryText(query) })
}

function queryText(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}

export const consumerPage = (name: string) => `/pages/consumer/${name}/index`
export const leaderPage = (name: string) => `/pages/leader/${name}/index`
export const staffPage = (name: string) => `/pages/staff/${name}/index`
