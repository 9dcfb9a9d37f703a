/** Shapes for a canvas, in the units of the drawings. Only what both WeChat's and the browser's canvas can do. */
export type Pen = CanvasRenderingContext2D

/** The system's Chinese face, as on the pages. */
export const face = '"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif'

export function roundRect(pen: Pen, x: number, y: number, w: number, h: number, r: number): void {
  pen.beginPath()
  pen.moveTo(x + r, y)
  pen.arcTo(x + w, y, x + w, y + h, r)
  pen.arcTo(x + w, y + h, x, y + h, r)
  pen.arcTo(x, y + h, x, y, r)
  pen.arcTo(x, y, x + w, y, r)
  pen.closePath()
}

/** A cap's outline: 21 teeth, as deep as a real one's, round `x`, `y` with the valleys at `r`. */
export function teeth(pen: Pen, x: number, y: number, r: number): void {
  const step = (2 * Math.PI) / 21
  pen.beginPath()
  pen.moveTo(x + r, y)
  for (let i = 0; i < 21; i++) {
    const tip = (i + 0.5) * step
    const end = (i + 1) * step
    pen.quadraticCurveTo(
      x + r * 1.115 * Math.cos(tip),
      y + r * 1.115 * Math.sin(tip),
      x + r * Math.cos(end),
      y + r * Math.sin(end),
    )
  }
  pen.closePath()
}

/** One line that is cut with an ellipsis where it would be wider than `most`. */
export function line(pen: Pen, text: string, x: number, y: number, most: number): void {
  let said = text
  while (said.length > 1 && pen.measureText(said).width > most) said = `${said.slice(0, -2)}…`
  pen.fillText(said, x, y)
}
