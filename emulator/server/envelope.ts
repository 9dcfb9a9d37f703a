import { isCloudError } from './cloud-error.ts'

/** What an error is told as. The service never answers one by its HTTP status: the SDK reads the envelope. */
export function envelopeOf(error: unknown): Record<string, unknown> {
  if (isCloudError(error)) return { code: error.code, message: error.message }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
}
