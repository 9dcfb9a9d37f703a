/** Words said in many places. A sentence that is said once lives in its page. */
export const words = {
  brand: '青屿',
  brandFull: '青屿汽水',
  app: '邻团',
  again: '再试一次',
  ask: '问问青屿',
  reference: '编号',
} as const

/** What a group by this rule counts. */
export const counted = { units: '瓶', cases: '箱', people: '人', amount: '元' } as const

/** 「9 瓶」; with anything among them that is no bottle, 「10 件」. */
export function partsWords(units: number, lines: { quantity: number }[]): string {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return pieces === units ? `${units} 瓶` : `${pieces} 件`
}
