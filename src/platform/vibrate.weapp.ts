import Taro from '@tarojs/taro'

export function tick(): void {
  Taro.vibrateShort({ type: 'light' }).catch(() => undefined)
}
