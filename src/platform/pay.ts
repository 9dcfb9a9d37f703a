/** What the function gives for `requestPayment`, as cloudPay made it. */
export interface Payment {
  timeStamp: string
  nonceStr: string
  /** `prepay_id=…` */
  package: string
  signType: 'MD5' | 'RSA' | 'HMAC-SHA256'
  paySign: string
}

/**
 * Opens the pay sheet. `paid` means WeChat said so to the phone: the order is paid only when the cloud says so.
 * `cancelled`: the person closed it. `failed`: the sheet could not open.
 */
export declare function pay(payment: Payment): Promise<'paid' | 'cancelled' | 'failed'>
