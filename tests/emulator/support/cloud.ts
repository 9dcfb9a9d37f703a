import { fileURLToPath } from 'node:url'
import { startCloud, type Cloud, type CloudOptions } from '../../../emulator/index.ts'

/** Nine in the morning in Beijing, on a day of no meaning. */
export const MORNING = Date.UTC(2026, 2, 2, 1, 0, 0)

export const MINUTE = 60_000

/** A cloud of the fixture functions whose time stands still in the morning. */
export function openTestCloud(options: CloudOptions = {}): Promise<Cloud> {
  return startCloud({
    ...(options.data === undefined && { memory: true }),
    functions: fileURLToPath(new URL('../fixtures/functions', import.meta.url)),
    autoCreate: true,
    clock: MORNING,
    seed: 1,
    ...options,
  })
}

/** Asks WeChat Pay through the function a shop would have, as this person. */
export function till(cloud: Cloud, openid: string) {
  const ask = (action: string) => (request: Record<string, unknown>) =>
    cloud.call<Record<string, unknown>>('till', { action, request }, { openid })
  return {
    unifiedOrder: ask('unifiedOrder'),
    queryOrder: ask('queryOrder'),
    closeOrder: ask('closeOrder'),
    refund: ask('refund'),
    queryRefund: ask('queryRefund'),
    openapi: (api: string, data: Record<string, unknown>) => ask('openapi')({ api, data }),
  }
}

/** Makes an order of `totalFee` fen and answers its prepay id. */
export async function prepay(
  cloud: Cloud,
  order: { openid: string; outTradeNo: string; totalFee: number; timeExpire?: string },
): Promise<string> {
  const { openid, ...request } = order
  const answer = await till(cloud, openid).unifiedOrder(request)
  if (answer['resultCode'] !== 'SUCCESS') throw new Error(JSON.stringify(answer))
  return String(answer['prepayId'])
}
