import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * LevelDB skips damaged records of its write-ahead log in silence and then deletes the log. So the log is read
 * here first, record by record (format: doc/log_format.md of LevelDB): a record cut off at the very end is what a
 * crash leaves and is fine, a whole record whose checksum is wrong is damage.
 */

/** Bytes of one block of the log; a record never crosses its end. */
const BLOCK = 32_768
/** Bytes before each record: checksum 4, length 2, type 1. */
const HEADER = 7

/** The first damage found in the logs of a folder, in words, or undefined. Reads only. */
export function findLogDamage(folder: string): string | undefined {
  for (const name of readdirSync(folder)) {
    if (!/^\d+\.log$/.test(name)) continue
    const at = firstDamage(readFileSync(join(folder, name)))
    if (at !== undefined) return `${name} is wrong at byte ${at}`
  }
  return undefined
}

function firstDamage(log: Buffer): number | undefined {
  let at = 0
  while (at < log.length) {
    const left = BLOCK - (at % BLOCK)
    if (left < HEADER) {
      at += left
      continue
    }
    if (at + HEADER > log.length) return undefined
    const length = log.readUInt16LE(at + 4)
    const type = log[at + 6]!
    // Zeroes to the end of the block are space that was never written.
    if (type === 0 && length === 0 && log.readUInt32LE(at) === 0) {
      at += left
      continue
    }
    if (length > left - HEADER) return at
    if (at + HEADER + length > log.length) return undefined
    if (masked(crc32c(log, at + 6, at + HEADER + length)) !== log.readUInt32LE(at)) return at
    at += HEADER + length
  }
  return undefined
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  return crc >>> 0
})

function crc32c(bytes: Buffer, from: number, to: number): number {
  let crc = 0xffffffff
  for (let at = from; at < to; at++) crc = CRC_TABLE[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** LevelDB stores checksums turned and shifted, so that a checksum of checksums is none by accident. */
const masked = (crc: number) => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
