import type { Accent } from '@/session/brand'
import { teeth } from './pen'
import type { Pen } from './pen'

/** The brand's seal: an islet on a bottle cap, `size` wide with its upper left corner at `x`, `y`. */
export function drawSeal(pen: Pen, accent: Accent, x: number, y: number, size: number): void {
  pen.save()
  pen.translate(x, y)
  pen.scale(size / 48, size / 48)
  pen.fillStyle = accent.accent
  teeth(pen, 24, 24, 20.8)
  pen.fill()
  pen.strokeStyle = 'rgba(255,255,255,.35)'
  pen.lineWidth = 1
  pen.beginPath()
  pen.arc(24, 24, 17.3, 0, 2 * Math.PI)
  pen.stroke()
  pen.fillStyle = '#FFFFFF'
  pen.beginPath()
  pen.moveTo(13.5, 27.5)
  pen.bezierCurveTo(16, 20, 19.5, 16.5, 23.2, 16.5)
  pen.bezierCurveTo(25.8, 16.5, 27.4, 18.8, 29, 21.2)
  pen.bezierCurveTo(30.1, 20.2, 31, 19.8, 31.9, 20)
  pen.bezierCurveTo(33.4, 20.3, 34.5, 23.3, 35.5, 27.5)
  pen.closePath()
  pen.fill()
  pen.strokeStyle = '#FFFFFF'
  pen.lineWidth = 2.2
  pen.lineCap = 'round'
  pen.beginPath()
  pen.moveTo(12.5, 32)
  pen.quadraticCurveTo(15.5, 29.6, 18.3, 32)
  pen.quadraticCurveTo(21.2, 34.4, 24.1, 32)
  pen.quadraticCurveTo(27, 29.6, 29.9, 32)
  pen.quadraticCurveTo(32.8, 34.4, 35.7, 32)
  pen.stroke()
  pen.restore()
}
