/** Where the cloud's numbers come from: real chance, or a seed that makes a run repeatable. */
import { randomBytes } from 'node:crypto'

export interface Chance {
  /** `length` random digits. */
  digits(length: number): string
  /** `length` random characters of 0-9a-f. */
  hex(length: number): string
  /** `length` random characters of 0-9A-Za-z. */
  letters(length: number): string
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export function createChance(seed?: number): Chance {
  const next = seed === undefined ? realChance : sfc32(seed)
  const pick = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('')
  return {
    digits: length => pick('0123456789', length),
    hex: length => pick('0123456789abcdef', length),
    letters: length => pick(ALPHABET, length),
  }
}

function realChance(): number {
  return randomBytes(4).readUInt32LE() / 2 ** 32
}

/** Chris Doty-Humphrey's small fast counter generator (PractRand), 32-bit variant. */
export function sfc32(seed: number): () => number {
  let a = 0x9e3779b9
  let b = seed | 0
  let c = Math.trunc(seed / 2 ** 32) | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warming = 0; warming < 12; warming++) next()
  return next
}
