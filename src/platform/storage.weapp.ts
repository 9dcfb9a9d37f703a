import Taro from '@tarojs/taro'

export function read<T>(key: string): T | undefined {
  try {
    const value = Taro.getStorageSync<string>(key)
    return value ? (JSON.parse(value) as T) : undefined
  } catch {
    return undefined
  }
}

export function write(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
  } catch {
    // The phone is full. Nothing kept here is needed to go on.
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing to forget.
  }
}
