/**
 * The merchant number the brand was given by WeChat Pay, set as a variable of the functions that pay (see the deploy
 * guide). Null when somebody forgot: then nobody is sent to a pay sheet, instead of paying to a number not checked.
 */
export const MERCHANT_ID: string | null = process.env['LINTUAN_MERCHANT_ID'] || null
/** The only currency this shop takes. */
export const CURRENCY = 'CNY'
