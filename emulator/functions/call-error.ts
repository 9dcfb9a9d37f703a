/**
 * Why a call to a function failed, in both of the words it is told in: the service's string code for other
 * functions, and the number `wx.cloud.callFunction` shows on the phone.
 */
export class CallError extends Error {
  override readonly name = 'CloudError'
  readonly code: string
  readonly errCode: number
  readonly errMsg: string
  readonly requestId: string | undefined

  constructor(code: string, errCode: number, message: string, requestId?: string) {
    super(message)
    this.code = code
    this.errCode = errCode
    this.errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`
    this.requestId = requestId
  }
}

/** Seen in public reports of wx.cloud.callFunction: "errCode: -501000 | errMsg: FunctionName parameter could not be found." */
export function functionNotFound(): CallError {
  return new CallError('FUNCTION_NOT_FOUND', -501000, 'FunctionName parameter could not be found.')
}

/** -504002 is in the error table of wx-server-sdk 4.0.2; the text is the stack of what was thrown. */
export function functionThrew(stack: string, requestId: string): CallError {
  return new CallError('FUNCTIONS_EXECUTE_FAIL', -504002, stack, requestId)
}

/** Seen in public reports: "errCode: -504003 | errMsg: Invoking task timed out after 3 seconds". */
export function functionTimedOut(seconds: number, requestId: string): CallError {
  return new CallError(
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    -504003,
    `Invoking task timed out after ${seconds} seconds`,
    requestId,
  )
}

/** -604001 is in the error table of wx-server-sdk 4.0.2. */
export function resultTooLarge(requestId: string): CallError {
  return new CallError(
    'FUNCTIONS_RESULT_SIZE_EXCEED_LIMIT',
    -604001,
    'cloudfunction result size exceed limit (1MB)',
    requestId,
  )
}

/** The string code is documented; which number the phone shows for it was never seen, -501003 is its nearest kin. */
export function eventTooLarge(limit: number): CallError {
  return new CallError(
    'EXCEED_MAX_PAYLOAD_SIZE',
    -501003,
    `request payload size exceeds the limit of ${limit} bytes`,
  )
}
