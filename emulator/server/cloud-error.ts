/**
 * A refusal in the words of the Tencent service: a string code the SDK knows (or turns into -501001) and a
 * message. It travels as an HTTP 200 envelope.
 */
export class CloudError extends Error {
  override readonly name = 'CloudError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Recognises a refusal by its shape, because the database throws its own class of the same form.
 * A Node error also has a `code` (`ENOENT`), so the name decides.
 */
export function isCloudError(error: unknown): error is CloudError {
  return (
    error instanceof Error && error.name === 'CloudError' && typeof (error as CloudError).code === 'string'
  )
}
