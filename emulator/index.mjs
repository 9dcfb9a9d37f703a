/** The local cloud for a program in plain Node, from any folder: `const { startCloud } = await import('…/emulator/index.mjs')`. */
import { register } from 'tsx/esm/api'

register()
export const { startCloud } = await import('./index.ts')
