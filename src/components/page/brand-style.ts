import { background } from '../svg-uri'
import { capSvg, dotSvg } from '../crate/crate-svg'
import { bottleGreen } from '@/session/brand'
import type { Accent } from '@/session/brand'

/** The page root's style for a brand whose accent is not bottle green; '' for bottle green, whose values are in tokens. Elder mode takes the deep one. */
export function brandStyle(accent: Accent, elder: boolean): string {
  if (accent === bottleGreen) return ''
  const image = (svg: string) => background(svg).replace('background-image:', '')
  return (
    `--accent:${elder ? accent.deep : accent.accent};--accent-deep:${accent.deep};--accent-ink:${accent.ink};` +
    `--accent-soft:${accent.soft};--on-accent:${accent.on};--cap-me:${image(capSvg('me', accent))};` +
    `--cap-pre:${image(capSvg('pre', accent, '我'))};--dot-pre:${image(dotSvg(accent))};`
  )
}
