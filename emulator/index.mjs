/** The local cloud for a program in plain Node, from any folder: `const { startCloud } = await import('…/emulator/index.mjs')`. */
import { register } from 'tsx/esm/api'

register()
export const { startCloud } = await import('./index.ts')
/** The console over such a cloud; loaded when it is asked for, because it bundles its pages. */
export const openStage = async (...given) => (await import('./stage/index.ts')).openStage(...given)
