import Taro from '@tarojs/taro'

export const copy = (text: string): Promise<boolean> =>
  Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  )

export const paste = (): Promise<string> =>
  Taro.getClipboardData().then(
    answer => answer.data,
    () => '',
  )
