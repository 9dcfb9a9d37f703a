import type { CratePlan, Slot } from '@/components/crate/contents'
import { heightOf, hues, letterColour, widthOf } from '@/components/crate/crate-svg'
import type { Accent } from '@/session/brand'
import { face, roundRect, teeth } from './pen'
import type { Pen } from './pen'

const sand = '#F3ECDF'
const groove = '#E2D7C3'
const dash = '#A8977B'

/** The crate as in `components/crate`, drawn in shapes: a WeChat canvas does not reliably take an SVG picture. */
export function drawCrate(
  pen: Pen,
  plan: Pick<CratePlan, 'columns' | 'rows' | 'slots'>,
  accent: Accent,
  box: { x: number; y: number; w: number; h: number },
): void {
  const [w, h] = [widthOf(plan.columns), heightOf(plan.rows)]
  const scale = Math.min(box.w / w, box.h / h)
  pen.save()
  pen.translate(box.x + (box.w - w * scale) / 2, box.y + (box.h - h * scale) / 2)
  pen.scale(scale, scale)
  drawBase(pen, w, h, plan, accent)
  plan.slots.forEach((slot, i) => {
    const x = 40 + (i % plan.columns) * 48
    const y = 40 + Math.floor(i / plan.columns) * 48
    drawSlot(pen, slot, x, y, accent)
  })
  pen.restore()
}

function drawBase(
  pen: Pen,
  w: number,
  h: number,
  { columns, rows }: Pick<CratePlan, 'columns' | 'rows'>,
  accent: Accent,
): void {
  fill(pen, accent.accent, () => roundRect(pen, 0, 0, w, h, 22))
  pen.strokeStyle = 'rgba(255,255,255,.16)'
  pen.lineWidth = 2
  roundRect(pen, 3, 3, w - 6, h - 6, 19)
  pen.stroke()
  const grip = Math.min(64, Math.round((h - 28) * 0.4))
  const top = (h - grip) / 2
  pen.strokeStyle = accent.deep
  pen.lineWidth = 5
  pen.lineCap = 'round'
  pen.beginPath()
  for (const x of [8, w - 8]) {
    pen.moveTo(x, top + 2.5)
    pen.lineTo(x, top + grip - 2.5)
  }
  pen.stroke()
  fill(pen, accent.deep, () => roundRect(pen, 14, 14, w - 28, h - 28, 9))
  fill(pen, groove, () => roundRect(pen, 16, 16, w - 32, h - 32, 7))
  fill(pen, sand, () => roundRect(pen, 18.5, 19.5, w - 34.5, h - 35.5, 6))
  pen.strokeStyle = groove
  pen.lineWidth = 1.6
  pen.beginPath()
  for (let i = 1; i < columns; i++) {
    pen.moveTo(16 + i * 48, 19)
    pen.lineTo(16 + i * 48, h - 19)
  }
  for (let i = 1; i < rows; i++) {
    pen.moveTo(19, 16 + i * 48)
    pen.lineTo(w - 19, 16 + i * 48)
  }
  pen.stroke()
}

function drawSlot(pen: Pen, { cap, letter }: Slot, x: number, y: number, accent: Accent): void {
  if (cap === 'open' || cap === 'pre') {
    pen.strokeStyle = dash
    pen.lineWidth = 1.5
    pen.setLineDash([3.3, 3.75])
    circle(pen, x, y, 16.5)
    pen.stroke()
    pen.setLineDash([])
    return
  }
  const [rim, ground] = cap === 'me' ? [accent.deep, accent.accent] : hues[cap - 1]!
  fill(pen, 'rgba(29,27,24,.13)', () => circle(pen, x + 1.2, y + 2, 19.2))
  fill(pen, rim, () => teeth(pen, x, y, 18.4))
  fill(pen, ground, () => circle(pen, x, y, 15.2))
  pen.strokeStyle = cap === 'me' ? 'rgba(255,255,255,.45)' : 'rgba(255,255,255,.75)'
  pen.lineWidth = 1.8
  pen.beginPath()
  pen.arc(x, y, 11.4, Math.PI * 1.07, Math.PI * 1.42)
  pen.stroke()
  pen.fillStyle = letterColour(cap, accent)
  pen.font = `600 17px ${face}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(letter, x, y + 0.5)
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
}

function circle(pen: Pen, x: number, y: number, r: number): void {
  pen.beginPath()
  pen.arc(x, y, r, 0, 2 * Math.PI)
}

function fill(pen: Pen, colour: string, shape: () => void): void {
  pen.fillStyle = colour
  shape()
  pen.fill()
}
