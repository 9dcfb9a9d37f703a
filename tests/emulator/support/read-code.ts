import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What a camera reads in a picture, given as base64 of a PNG; `undefined` when there is no code in it. */
export function readCode(base64: string): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(base64, 'base64'))
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}
