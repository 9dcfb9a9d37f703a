import { toBuffer } from 'qrcode'
import type { OpenApiReply } from '../server/protobuf.ts'
import type { Arguments, OpenApiWorld } from './index.ts'
import { wechatRefuses } from './reply.ts'

/** Source: WeChat's page "wxacode.getUnlimited": 1 to 32 of these characters. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
/** Pixels. Source: the same page, field width: 280 to 1280, 430 when absent. */
const WIDTH = { least: 280, most: 1280, usual: 430 }

/**
 * A code that opens a page of the mini-program. WeChat draws its round 小程序码, which only WeChat can read;
 * here it is a QR code of `lintuan://<page>?scene=<scene>`, so that the stage's camera can.
 */
export async function getUnlimited(args: Arguments, { pages }: OpenApiWorld): Promise<OpenApiReply> {
  const { scene, page = 'pages/index/index', width = WIDTH.usual, check_path: checkPath = true } = args
  if (typeof scene !== 'string' || !SCENE.test(scene))
    return wechatRefuses(40169, 'invalid length for scene, or the data is not json string')
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
    return wechatRefuses(41030, 'invalid page')
  // Unless the shop says that it knows better, the page must be one of the published ones.
  if (checkPath !== false && pages && !pages.includes(page)) return wechatRefuses(41030, 'invalid page')
  if (typeof width !== 'number' || width < WIDTH.least || width > WIDTH.most)
    return wechatRefuses(40097, 'invalid args')
  return { data: await codePicture(miniCodeText(page, scene), width), contentType: 'image/png' }
}

/** What the emulated code says; the stage's scanner reads it back. */
export function miniCodeText(page: string, scene: string): string {
  return `lintuan://${page}?scene=${encodeURIComponent(scene)}`
}

/** A PNG of a QR code with this text, `width` pixels wide. */
export function codePicture(text: string, width: number): Promise<Buffer> {
  return toBuffer(text, { type: 'png', width, margin: 2, errorCorrectionLevel: 'M' })
}
