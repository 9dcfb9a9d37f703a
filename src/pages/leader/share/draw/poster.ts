import type { CratePlan } from '@/components/crate/contents'
import type { Accent } from '@/session/brand'
import { words } from '@/texts/words'
import { drawCrate } from './crate'
import { face, line, roundRect } from './pen'
import type { Pen } from './pen'
import { drawSeal } from './seal'

/** Sizes in the units of the drawings; the file is `density` times as large, enough for a sheet in the hallway. */
export const poster = { w: 216, h: 336, density: 4 }
export const card = { w: 200, h: 160, density: 3 }

const ink = '#1D1B18'
const quiet = '#4A453E'
const room = 18

export interface PosterFacts {
  plan: Pick<CratePlan, 'columns' | 'rows' | 'slots'>
  headline: [string, string]
  times: [string, string]
  /** 「陈姐的团」 */
  whose: string
  /** Where it is fetched. */
  place: string
  code: CanvasImageSource | undefined
}

/** What hangs in the hallway: the brand, what is missing, the crate, when and where, and the way in. */
export function drawPoster(pen: Pen, facts: PosterFacts, accent: Accent): void {
  const { w, h } = poster
  begin(pen, poster, mixed(accent.soft))
  drawSeal(pen, accent, room - 1, room - 2, 27)
  pen.fillStyle = ink
  pen.font = `600 18px ${face}`
  pen.fillText(words.brand, room + 33, room + 18)
  pen.fillStyle = quiet
  pen.font = `400 11.5px ${face}`
  pen.textAlign = 'right'
  line(pen, facts.whose, w - room, room + 16.5, 92)
  pen.textAlign = 'left'
  pen.fillStyle = ink

  const size = Math.max(...facts.headline.map(text => text.length)) > 9 ? 21 : 26
  pen.font = `600 ${size}px ${face}`
  line(pen, facts.headline[0], room, 78, w - 2 * room)
  line(pen, facts.headline[1], room, 78 + size * 1.28, w - 2 * room)

  drawCrate(pen, facts.plan, accent, { x: room, y: 122, w: w - 2 * room, h: 138 })

  const box = 54
  const left = w - room - box
  const top = h - room - box
  pen.fillStyle = '#FFFFFF'
  roundRect(pen, left, top, box, box, 6)
  pen.fill()
  if (facts.code) pen.drawImage(facts.code, left + 3, top + 3, box - 6, box - 6)
  else {
    pen.fillStyle = '#6B645B'
    pen.font = `400 10px ${face}`
    pen.fillText('在群里点', left + 7, top + 25)
    pen.fillText('卡片进来', left + 7, top + 39)
  }
  pen.fillStyle = ink
  pen.font = `400 11.5px ${face}`
  const most = left - room - 8
  line(pen, facts.times[0], room, top + 13, most)
  line(pen, facts.times[1], room, top + 31, most)
  pen.fillStyle = quiet
  line(pen, facts.place, room, top + 49, most)
}

/** The picture on a share card, 5 to 4 as WeChat cuts it. */
export function drawCard(pen: Pen, plan: PosterFacts['plan'], accent: Accent): void {
  begin(pen, card, accent.soft)
  drawCrate(pen, plan, accent, { x: 14, y: 14, w: card.w - 28, h: card.h - 28 })
}

function begin(pen: Pen, { w, h, density }: typeof card, ground: string): void {
  pen.setTransform(density, 0, 0, density, 0, 0)
  pen.clearRect(0, 0, w, h)
  pen.fillStyle = ground
  pen.fillRect(0, 0, w, h)
}

/** A poster stands on a little more of the accent than a note does. */
function mixed(soft: string): string {
  const part = (at: number) => Math.round(parseInt(soft.slice(at, at + 2), 16) * 0.972)
  return `rgb(${part(1)},${part(3)},${part(5)})`
}
