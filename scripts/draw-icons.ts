import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes `src/styles/icons.scss` and the list of icon names from `src/art/icons/*.svg`: one mask per icon, coloured by
 * the text colour. Run it after drawing or changing an icon: `node --import tsx scripts/draw-icons.ts`.
 */
const folder = new URL('../src/art/icons/', import.meta.url)
const names = readdirSync(folder)
  .filter(name => name.endsWith('.svg'))
  .map(name => name.slice(0, -4))
  .sort()

const masks = names.map(name => {
  const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8')
    .replace(/#1D1B18/g, '#000')
    .replace(/>\s+</g, '><')
    .trim()
    .replace(/"/g, "'")
    .replace(/%/g, '%25')
    .replace(/#/g, '%23')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E')
  return `.i-${name} {\n  --mask: url("data:image/svg+xml,${svg}");\n}`
})

writeFileSync(
  new URL('../src/styles/icons.scss', import.meta.url),
  `/* Drawn by scripts/draw-icons.ts from src/art/icons. */
.i {
  flex: none;
  display: inline-block;
  width: var(--i);
  height: var(--i);
  background-color: currentColor;
  -webkit-mask: var(--mask) center / 100% 100% no-repeat;
  mask: var(--mask) center / 100% 100% no-repeat;
}
.i.s {
  width: var(--i-s);
  height: var(--i-s);
}
.i.xs {
  width: var(--i-xs);
  height: var(--i-xs);
}
.i.l {
  width: var(--i-l);
  height: var(--i-l);
}
${masks.join('\n')}
`,
)
writeFileSync(
  new URL('../src/components/icon/names.ts', import.meta.url),
  `/** Drawn by scripts/draw-icons.ts from src/art/icons. */\nexport type IconName =\n${names.map(name => `  | '${name}'`).join('\n')}\n`,
)
