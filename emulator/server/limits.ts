/** Sizes the real gateway refuses, in bytes. */

/** Text body of one callFunction. Source: docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE (text 100 KB). */
export const CALL_BODY_BYTES = 100 * 1024

/** Result of one function. Source: error table of wx-server-sdk 4.0.2, -604001 "result size exceed limit (1MB)". */
export const CALL_RESULT_BYTES = 1024 * 1024

/** One database request. Source: WeChat's quota page, 16 MB per packet. */
export const DATABASE_BODY_BYTES = 16 * 1024 * 1024

/** One uploaded file through the SDK. Source: EXCEED_MAX_PAYLOAD_SIZE, "others 100 MB". */
export const UPLOAD_BYTES = 100 * 1024 * 1024
