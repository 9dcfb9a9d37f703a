/** What WeChat and the telephone draw over the app: the status bar, the capsule, the line at the bottom. */
import { h } from './dom'

const SVG = 'http://www.w3.org/2000/svg'

function drawing(
  viewBox: string,
  shapes: [tag: string, attributes: Record<string, string | number>][],
): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', viewBox)
  svg.setAttribute('fill', 'currentColor')
  svg.setAttribute('aria-hidden', 'true')
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value))
    svg.append(shape)
  }
  return svg
}

const bar = (x: number, y: number, height: number): [string, Record<string, number>] => [
  'rect',
  { x, y, width: 3, height, rx: 0.8 },
]
const waves =
  'M29.5 2.6c2.3 0 4.3.9 5.8 2.3l1-1.1A9.9 9.9 0 0 0 29.5 1a9.9 9.9 0 0 0-6.8 2.8l1 1.1a8.4 8.4 0 0 1 5.8-2.3Zm0 3.7c1.3 0 2.5.5 3.3 1.3l1-1.1a6.2 6.2 0 0 0-8.6 0l1 1.1c.9-.8 2-1.3 3.3-1.3Zm0 3.5-1.9.9 1.9 1.3 1.9-1.3Z'

/** The status bar. `time` is where the clock of the cloud is written. */
export function statusBar(time: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'bar', 'aria-hidden': 'true' },
    time,
    drawing('0 0 66 12', [
      ...[bar(0, 7, 5), bar(4.5, 5, 7), bar(9, 2.5, 9.5), bar(13.5, 0, 12)],
      ['path', { d: waves }],
      ['rect', { x: 45, y: 1.5, width: 14, height: 9, rx: 1.8 }],
      ['rect', { x: 60.6, y: 4.4, width: 1.4, height: 3.2, rx: 0.7 }],
      [
        'rect',
        { x: 43.5, y: 0.5, width: 16, height: 11, rx: 3, fill: 'none', stroke: 'currentColor', opacity: 0.4 },
      ],
    ]),
  )
}

/** WeChat's capsule: ••• hands the page on, ◎ leads home. */
export function capsule(doing: { share: () => unknown; home: () => void }): {
  element: HTMLElement
  name: (who: string) => void
} {
  const share = h(
    'button',
    { type: 'button', onclick: () => void doing.share() },
    drawing('0 0 20 20', [
      ['circle', { cx: 3.5, cy: 10, r: 1.9 }],
      ['circle', { cx: 10, cy: 10, r: 2.9 }],
      ['circle', { cx: 16.5, cy: 10, r: 1.9 }],
    ]),
  )
  const home = h(
    'button',
    { type: 'button', onclick: doing.home },
    drawing('0 0 20 20', [
      ['circle', { cx: 10, cy: 10, r: 7.2, fill: 'none', stroke: 'currentColor', 'stroke-width': 2 }],
      ['circle', { cx: 10, cy: 10, r: 3 }],
    ]),
  )
  return {
    element: h('div', { class: 'capsule' }, share, home),
    name: who => {
      share.setAttribute('aria-label', `${who}：转发这一页`)
      share.title = '转发这一页'
      home.setAttribute('aria-label', `${who}：回首页`)
      home.title = '回首页'
    },
  }
}
