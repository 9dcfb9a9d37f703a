import Taro from '@tarojs/taro'

export async function saveImage(source: string, _name?: string): Promise<'saved' | 'refused' | 'failed'> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: source })
    return 'saved'
  } catch (error) {
    return /auth|deny|cancel/.test((error as { errMsg?: string }).errMsg ?? '') ? 'refused' : 'failed'
  }
}
