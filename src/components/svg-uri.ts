/** An SVG as a data URI for a style's url("…"). Only what would end the string or the address is escaped. */
export function svgUri(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[%#<>\n]/g, c => (c === '\n' ? '' : `%${c.charCodeAt(0).toString(16).toUpperCase()}`))}`
}

export const background = (svg: string): string => `background-image:url("${svgUri(svg)}")`
