import Taro from '@tarojs/taro'

export function toast(sentence: string): void {
  void Taro.showToast({ title: sentence, icon: 'none', duration: 2200 })
}
