import { fileURLToPath } from 'node:url'

/** The repository's root folder, without a trailing slash, wherever a script was started from. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
