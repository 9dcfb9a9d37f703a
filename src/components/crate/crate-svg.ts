import { bottleGreen } from '@/session/brand'
import type { Accent } from '@/session/brand'
import type { Cap, Slot } from './contents'

/** Rim, face and letter of a neighbour's cap, hues 1–8. */
export const hues = [
  ['#E0763A', '#F3CBB4', '#5B3824'],
  ['#C9942A', '#EAD6AE', '#54421E'],
  ['#D9686C', '#F1C6C7', '#593532'],
  ['#85588C', '#D1C0D3', '#3F303F'],
  ['#3F88AE', '#B6D2E0', '#294049'],
  ['#76954F', '#CBD7BC', '#3B442B'],
  ['#A4583E', '#DCC0B6', '#4A3023'],
  ['#5C7386', '#C1CAD1', '#32383C'],
] as const

/** Brand: filling or full. Sand: empty or loading. Grey: the group failed; caps keep their colour, people did come. */
export type Wall = 'brand' | 'sand' | 'grey'

export interface CrateDrawing {
  columns: number
  rows: number
  slots: Slot[]
  wall: Wall
  accent?: Accent
}

/** Twenty-one teeth, like a real one, in a 48 box. */
const teeth =
  'M42.4 24Q44.3 27.1 41.6 29.4Q42.5 32.9 39.2 34.4Q39.1 38 35.5 38.4Q34.3 41.8 30.7 41.2Q28.6 44.1 25.4 42.4Q22.5 44.5 19.9 42Q16.5 43.2 14.8 40Q11.2 40.1 10.5 36.5Q7 35.6 7.4 32Q4.3 30.1 5.8 26.7Q3.4 24 5.8 21.3Q4.3 17.9 7.4 16Q7 12.4 10.5 11.5Q11.2 7.9 14.8 8Q16.5 4.8 19.9 6Q22.5 3.5 25.4 5.6Q28.6 3.9 30.7 6.8Q34.3 6.2 35.5 9.6Q39.1 10 39.2 13.6Q42.5 15.1 41.6 18.6Q44.3 20.9 42.4 24Z'
const lettering =
  'font-weight="600" text-anchor="middle" font-family="PingFang SC,HarmonyOS Sans SC,Noto Sans CJK SC,sans-serif"'
const sand = '#F3ECDF'
const groove = '#E2D7C3'
const dash = '#A8977B'

const cell = 48
const edge = 16
export const widthOf = (columns: number): number => edge * 2 + cell * columns
export const heightOf = (rows: number): number => edge * 2 + cell * rows

/** The empty crate: wall, light on its edge, handles, well, the lines between slots and `size` dashed open slots. */
export function crateBase(
  columns: number,
  size: number,
  wall: Wall,
  accent: Accent = bottleGreen,
  detail: 'full' | 'plain' = 'full',
): string {
  const rows = Math.ceil(size / columns)
  return frame(columns, rows, baseParts(columns, rows, wall, accent) + openSlots(columns, size, detail))
}

/** Caps alone, simplified for a size where teeth and surnames cannot be seen; laid over a base. Short: it changes often. */
export function smallCaps({ columns, rows, slots, accent = bottleGreen }: CrateDrawing): string {
  return frame(columns, rows, dots(columns, slots, accent))
}

/** The whole crate as one picture. `detail` full: teeth, shadow, surname; plain: coloured rings. */
export function crateSvg(drawing: CrateDrawing, detail: 'full' | 'plain' = 'full'): string {
  const { columns, rows, slots, wall, accent = bottleGreen } = drawing
  const caps = detail === 'full' ? toothed(columns, slots, accent) : dots(columns, slots, accent)
  return frame(
    columns,
    rows,
    baseParts(columns, rows, wall, accent) + openSlots(columns, slots.length, detail) + caps,
    true,
  )
}

/** The caps of a crate with teeth and surnames, to lie over a base. */
export function fullCaps({ columns, rows, slots, accent = bottleGreen }: CrateDrawing): string {
  return frame(columns, rows, toothed(columns, slots, accent))
}

/** One cap in a 48 box, with a letter when it is the same on all of its kind. */
export function capSvg(cap: Cap, accent: Accent = bottleGreen, letter = ''): string {
  const text =
    letter &&
    `<text x="24" y="29.8" font-size="16" ${lettering} fill="${letterColour(cap, accent)}">${letter}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${capParts(cap, accent, `<path d="${teeth}"`, '/>')}${text}</svg>`
}

/** A cap in the basket where teeth and letters cannot be seen, in a 48 box. */
export function dotSvg(accent: Accent): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="16.25" fill="${accent.soft}" stroke="${accent.accent}" stroke-width="3.5"/></svg>`
}

export function letterColour(cap: Cap, accent: Accent = bottleGreen): string {
  if (cap === 'me') return accent.on
  if (cap === 'pre') return accent.ink
  return cap === 'open' ? dash : hues[cap - 1]![2]
}

function frame(columns: number, rows: number, inside: string, sized = false): string {
  const [w, h] = [widthOf(columns), heightOf(rows)]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}"${sized ? ` width="${w}" height="${h}"` : ''}>${inside}</svg>`
}

function baseParts(columns: number, rows: number, wall: Wall, accent: Accent): string {
  const [w, h] = [widthOf(columns), heightOf(rows)]
  const [body, light, deep] =
    wall === 'brand'
      ? [accent.accent, lighter(accent.accent), accent.deep]
      : wall === 'sand'
        ? ['#B9AC97', '#CABFAD', '#9C8F79']
        : ['#8D8375', '#A39A8D', '#6B645B']
  const grip = Math.min(64, Math.round((h - 28) * 0.4))
  const top = (h - grip) / 2
  const lines = [
    ...Array.from({ length: columns - 1 }, (_, i) => `M${64 + i * cell} 19V${h - 19}`),
    ...Array.from({ length: rows - 1 }, (_, i) => `M19 ${64 + i * cell}H${w - 19}`),
  ].join('')
  return (
    `<rect width="${w}" height="${h}" rx="22" fill="${body}"/>` +
    `<rect x="3" y="3" width="${w - 6}" height="${h - 6}" rx="19" fill="none" stroke="${light}" stroke-width="2"/>` +
    `<path d="M8 ${top + 2.5}v${grip - 5}M${w - 8} ${top + 2.5}v${grip - 5}" stroke="${deep}" stroke-width="5" stroke-linecap="round"/>` +
    `<rect x="14" y="14" width="${w - 28}" height="${h - 28}" rx="9" fill="${deep}"/>` +
    `<rect x="16" y="16" width="${w - 32}" height="${h - 32}" rx="7" fill="${sand}"/>` +
    `<path d="M16 23a7 7 0 0 1 7-7H${w - 23}a7 7 0 0 1 7 7v.5a7 7 0 0 0-6-3.5H24a5 5 0 0 0-5 5V${h - 19}a7 7 0 0 1-3-4Z" fill="${groove}"/>` +
    (lines && `<path d="${lines}" stroke="${groove}" stroke-width="1.6" stroke-linecap="round"/>`)
  )
}

/** One dashed ring, repeated by a pattern; a last row that is not full stays empty behind it. */
function openSlots(columns: number, size: number, detail: 'full' | 'plain'): string {
  const ring =
    detail === 'full'
      ? 'r="16.5" stroke-width="1.5" stroke-dasharray="3.3 3.75" stroke-linecap="round"'
      : 'r="13" stroke-width="3" stroke-dasharray="5 5.2"'
  const whole = Math.floor(size / columns)
  const rest = size % columns
  const area = (y: number, w: number, h: number) =>
    w && h ? `<rect x="16" y="${y}" width="${w * cell}" height="${h * cell}" fill="url(#o)"/>` : ''
  return (
    `<pattern id="o" x="16" y="16" width="48" height="48" patternUnits="userSpaceOnUse">` +
    `<circle cx="24" cy="24" fill="none" stroke="${dash}" ${ring}/></pattern>` +
    area(edge, columns, whole) +
    area(edge + whole * cell, rest, rest ? 1 : 0)
  )
}

function toothed(columns: number, slots: Slot[], accent: Accent): string {
  const kinds = [...new Set(slots.map(slot => slot.cap))].filter(kind => kind !== 'open')
  const defs = kinds
    .map(kind => `<g id="${nameOf(kind)}">${capParts(kind, accent, '<use href="#t"', '/>')}</g>`)
    .join('')
  const uses = slots.map((slot, i) =>
    slot.cap === 'open'
      ? ''
      : `<use href="#${nameOf(slot.cap)}" x="${left(i, columns)}" y="${upper(i, columns)}"/>`,
  )
  const letters = kinds
    .map(kind => {
      const texts = slots
        .map((slot, i) =>
          slot.cap === kind
            ? `<text x="${left(i, columns) + 24}" y="${upper(i, columns) + 30}">${safe(slot.letter)}</text>`
            : '',
        )
        .join('')
      return `<g fill="${letterColour(kind, accent)}">${texts}</g>`
    })
    .join('')
  return (
    `<defs><path id="t" d="${teeth}"/>${defs}</defs>${uses.join('')}` +
    `<g font-size="17" ${lettering}>${letters}</g>`
  )
}

function capParts(cap: Cap, accent: Accent, shape: string, end: string): string {
  if (cap === 'open') return ''
  if (cap === 'pre') {
    return `${shape} fill="${accent.soft}" stroke="${accent.accent}" stroke-width="1.6"${end}<circle cx="24" cy="24" r="14.6" fill="#fff" fill-opacity=".6" stroke="${accent.accent}"/>`
  }
  const [rim, face] = cap === 'me' ? [accent.deep, accent.accent] : hues[cap - 1]!
  return (
    `<circle cx="25.2" cy="26" r="19.2" fill="#1D1B18" opacity=".13"/>${shape} fill="${rim}"${end}` +
    `<circle cx="24" cy="24" r="15.2" fill="${face}"/>` +
    `<path d="M13.2 21.5A11.4 11.4 0 0 1 21 12.9" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" opacity="${cap === 'me' ? '.45' : '.75'}"/>`
  )
}

/**
 * Caps as round dots: a run of the same cap in one row is one line whose dashes have no length and round ends. That
 * makes a filled 24 about 700 bytes, so that the crate in the bottom bar can follow every tap.
 */
function dots(columns: number, slots: Slot[], accent: Accent): string {
  const runs = new Map<Cap, string>()
  for (let i = 0; i < slots.length;) {
    const { cap } = slots[i]!
    let end = i + 1
    while (end < slots.length && end % columns && slots[end]!.cap === cap) end += 1
    const run = `M${left(i, columns) + 24} ${upper(i, columns) + 24}h${(end - i - 1) * cell + 0.1}`
    runs.set(cap, (runs.get(cap) ?? '') + run)
    i = end
  }
  let drawn = ''
  for (const [cap, d] of runs) {
    const layer = (colour: string, width: number) =>
      `<path d="${d}" stroke="${colour}" stroke-width="${width}"/>`
    if (cap === 'open') continue
    if (cap === 'pre') drawn += layer(accent.accent, 36) + layer(accent.soft, 29)
    else if (cap === 'me') drawn += layer(accent.deep, 38) + layer(accent.accent, 26)
    else drawn += layer(hues[cap - 1]![0], 38) + layer(hues[cap - 1]![1], 24)
  }
  return `<g fill="none" stroke-linecap="round" stroke-dasharray="0 48">${drawn}</g>`
}

const left = (i: number, columns: number): number => edge + (i % columns) * cell
const upper = (i: number, columns: number): number => edge + Math.floor(i / columns) * cell
const nameOf = (cap: Cap): string => `c${cap}`
const safe = (text: string): string => text.replace(/[<>&]/g, '')

/** The wall where light falls on it: a sixth of the way to white. */
function lighter(colour: string): string {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16)
    return Math.round(value + (255 - value) * 0.16)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}
