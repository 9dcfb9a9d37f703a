import { keyOf } from './stage.h5'

export function read<T>(key: string): T | undefined {
  try {
    const value = localStorage.getItem(keyOf(key))
    return value ? (JSON.parse(value) as T) : undefined
  } catch {
    return undefined
  }
}

export function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(key), JSON.stringify(value))
  } catch {
    // Storage is full or switched off. Nothing kept here is needed to go on.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(keyOf(key))
  } catch {
    // Nothing to forget.
  }
}
