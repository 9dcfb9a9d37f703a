/**
 * The merchant number the brand was given by WeChat Pay. In a real environment it is set as a variable of the
 * functions that pay (see the deploy guide); the local cloud takes any.
 */
export const MERCHANT_ID = process.env['LINTUAN_MERCHANT_ID'] ?? '1900000109'
/** The only currency this shop takes. */
export const CURRENCY = 'CNY'
