/** Answers of WeChat Pay as the cloud passes them on: JSON with the snake_case fields of its second API. */

export type PayReply = Record<string, unknown>
export type PayRequest = Record<string, unknown>

/** The service provider WeChat's cloud pays through; both are fixed values of the local cloud. */
export const PROVIDER_APPID = 'wxd2565e6a04246fd1'
export const PROVIDER_MCH_ID = '1800008281'

export function accepted(fields: PayReply): PayReply {
  return { return_code: 'SUCCESS', return_msg: 'OK', result_code: 'SUCCESS', ...fields }
}

/** The business says no. */
export function refused(errCode: string, description: string): PayReply {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    result_code: 'FAIL',
    err_code: errCode,
    err_code_des: description,
  }
}

/** The request itself is wrong; WeChat Pay then answers no result at all. */
export function malformed(message: string): PayReply {
  return { return_code: 'FAIL', return_msg: message }
}
