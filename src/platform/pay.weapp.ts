import Taro from '@tarojs/taro'
import type { Payment } from './pay'

export async function pay(payment: Payment): Promise<'paid' | 'cancelled' | 'failed'> {
  try {
    await Taro.requestPayment({
      timeStamp: payment.timeStamp,
      nonceStr: payment.nonceStr,
      package: payment.package,
      signType: payment.signType as keyof Taro.requestPayment.SignType,
      paySign: payment.paySign,
    })
    return 'paid'
  } catch (error) {
    return /cancel/.test((error as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'
  }
}
