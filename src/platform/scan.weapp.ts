import Taro from '@tarojs/taro'

export const scan = (_hint?: string): Promise<string | undefined> =>
  Taro.scanCode({ onlyFromCamera: false }).then(
    // A mini-program code answers with a path instead of a text.
    answer => answer.result || answer.path || undefined,
    () => undefined,
  )
