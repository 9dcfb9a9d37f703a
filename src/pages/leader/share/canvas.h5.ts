import type { Paper } from './canvas'

export async function openPaper(id: string, width: number, height: number): Promise<Paper | undefined> {
  const node = document.querySelector<HTMLCanvasElement>(`#${id} canvas, canvas#${id}`)
  const pen = node?.getContext('2d')
  if (!node || !pen) return undefined
  node.width = width
  node.height = height
  return {
    pen,
    picture: address =>
      new Promise(loaded => {
        const image = new Image()
        // Without this a picture from elsewhere is drawn and then the canvas gives no file any more.
        image.crossOrigin = 'anonymous'
        image.onload = () => loaded(image)
        image.onerror = () => loaded(undefined)
        image.src = address
      }),
    file: async () => {
      try {
        return node.toDataURL('image/png')
      } catch {
        return undefined
      }
    },
  }
}

/** The local cloud's door draws the same code; its storage stands on another origin. */
export const codeAddress = (page: string, scene: string): string | undefined =>
  `/codes?data=${encodeURIComponent(`lintuan://${page}?scene=${encodeURIComponent(scene)}`)}`
