import { logBroken } from './log'
import { getTempFileURL, openapi, uploadFile } from './wechat'

/** `wxacode.getUnlimited`: ≤ 32 of these characters. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
/** Pixels of a printed poster's code; 280 is the least, 430 what WeChat draws by itself. */
const WIDTH = 430

interface Image {
  buffer: Buffer
}

/**
 * A mini-program code for a page, kept as a file. null when WeChat makes none now (its quota, or the page is not
 * published yet): a code is a convenience, and the next call tries again.
 */
export async function codeImage(page: string, scene: string, path: string): Promise<string | null> {
  if (!SCENE.test(scene)) throw new Error(`«${scene}» is no scene`)
  try {
    const { buffer } = (await openapi.wxacode.getUnlimited({ scene, page, width: WIDTH })) as unknown as Image
    const { fileID } = await uploadFile({ cloudPath: path, fileContent: buffer })
    return fileID
  } catch (error) {
    logBroken('code-image', 'share', error)
    return null
  }
}

/** An address under which a phone can show the file for a while; null when storage gives none now. */
export async function imageUrl(file: string): Promise<string | null> {
  try {
    const { fileList } = (await getTempFileURL({ fileList: [file] })) as {
      fileList: { tempFileURL: string }[]
    }
    return fileList[0]?.tempFileURL || null
  } catch (error) {
    logBroken('image-url', 'share', error)
    return null
  }
}
