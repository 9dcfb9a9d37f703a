import { toast } from './overlay.h5'

export function saveImage(source: string, name = '海报'): Promise<'saved' | 'refused' | 'failed'> {
  const link = document.createElement('a')
  link.href = source
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  toast('已存到相册')
  return Promise.resolve('saved')
}
