#!/usr/bin/env node
/** Starts the local cloud with plain Node from any folder: the loader is looked up beside this file, not beside the caller. */
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./cli/index.ts')
main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
