import type { Instant } from '../money/types'

/**
 * What running a to-do came to. `done` crosses it off, with further fields and to-dos in the same write; `again` is no
 * failure, the world is only not ready (`watched`: staff should know why); `changed` means that the effect itself has changed the document and taken the
 * to-do away; `stuck` waits for staff at once, because trying again cannot help. Whatever else fails throws.
 */
export type Outcome =
  | { done: true; data?: Record<string, unknown>; add?: Record<string, Instant> }
  | { again: Instant; data?: Record<string, unknown>; watched?: string }
  | { stuck: string; data?: Record<string, unknown> }
  | 'changed'
