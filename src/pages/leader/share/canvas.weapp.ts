import Taro from '@tarojs/taro'
import type { Paper } from './canvas'

interface Node {
  width: number
  height: number
  getContext(kind: '2d'): CanvasRenderingContext2D
  createImage(): HTMLImageElement
}

export function openPaper(id: string, width: number, height: number): Promise<Paper | undefined> {
  return new Promise(resolve => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec((found?: [{ node?: Node } | null]) => {
        const node = found?.[0]?.node
        if (!node) return resolve(undefined)
        node.width = width
        node.height = height
        resolve({
          pen: node.getContext('2d'),
          picture: address =>
            new Promise(loaded => {
              const image = node.createImage()
              image.onload = () => loaded(image)
              image.onerror = () => loaded(undefined)
              image.src = address
            }),
          file: () =>
            Taro.canvasToTempFilePath({ canvas: node as unknown as Taro.Canvas, fileType: 'png' }).then(
              ({ tempFilePath }) => tempFilePath,
              () => undefined,
            ),
        })
      })
  })
}

export const codeAddress = (_page: string, _scene: string): string | undefined => undefined
