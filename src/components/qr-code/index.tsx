import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { spoken } from '@/platform/spoken'
import { background } from '../svg-uri'
import css from './qr-code.module.scss'

interface QrCodeProps {
  text: string
  /** Side at 375: 136 by default. */
  size?: 'm' | 'l' | 's'
  label: string
}

/** A QR code drawn on the phone, so that it is there without network. White ground of four modules around it. */
export function QrCode({ text, size = 'm', label }: QrCodeProps) {
  const picture = useMemo(() => background(qrSvg(text)), [text])
  return <View className={css[size]} style={picture} {...spoken('img', label)} />
}

/** The code as SVG: one path, a run of dark modules in a row is one stroke. */
export function qrSvg(text: string): string {
  const { data } = encode(text, { ecc: 'M', border: 4 })
  let d = ''
  data.forEach((line, y) => {
    for (let x = 0; x < line.length;) {
      let end = x
      while (line[end]) end += 1
      if (end > x) d += `M${x} ${y}h${end - x}v1h-${end - x}z`
      x = end + 1
    }
  })
  const side = data.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${d}" fill="#1D1B18"/></svg>`
}
