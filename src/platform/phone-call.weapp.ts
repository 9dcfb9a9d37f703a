import Taro from '@tarojs/taro'

export function call(number: string): void {
  Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)
}
