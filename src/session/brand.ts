import { createStore, useStore } from './store'

/** The five colours a brand may choose; everything green in the app follows, generated crates and caps too. */
export interface Accent {
  accent: string
  deep: string
  ink: string
  soft: string
  on: string
}

export const bottleGreen: Accent = {
  accent: '#0B7A5B',
  deep: '#075E46',
  ink: '#075E46',
  soft: '#E3F2EC',
  on: '#FFFFFF',
}

const accent = createStore<Accent>(bottleGreen)

export const setAccent = (next: Accent): void => accent.set(next)
export const useAccent = (): Accent => useStore(accent)
