import { useEffect, useState } from 'react'

export interface Store<T> {
  get(): T
  set(next: T): void
  subscribe(listener: () => void): () => void
}

/** One value shared by pages. They are separate React roots in WeChat, so a context would not reach them all. */
export function createStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: next => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

export function useStore<T>(store: Store<T>): T {
  const [value, follow] = useState(store.get)
  useEffect(() => {
    follow(store.get())
    return store.subscribe(() => follow(store.get()))
  }, [store])
  return value
}
