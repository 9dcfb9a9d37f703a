/** Fen → what is shown. Money is whole fen everywhere else; no decimal number is ever made of it. */
export interface MoneyParts {
  /** '−' for less than nothing, else ''. */
  sign: '' | '−'
  /** Whole yuan with thousands commas: '1,286'. */
  yuan: string
  /** Two digits: '05'. */
  fen: string
}

export function moneyParts(fen: number): MoneyParts {
  const whole = Math.abs(Math.trunc(fen))
  return {
    sign: fen < 0 ? '−' : '',
    yuan: thousands(Math.floor(whole / 100)),
    fen: String(whole % 100).padStart(2, '0'),
  }
}

/** '¥36.80', '−¥5.00' */
export function money(fen: number): string {
  const parts = moneyParts(fen)
  return `${parts.sign}¥${parts.yuan}.${parts.fen}`
}

/** '¥600' where the fen are nought, else '¥86.40': for a target or a coupon, not for what is paid. */
export function roundMoney(fen: number): string {
  const parts = moneyParts(fen)
  return parts.fen === '00' ? `${parts.sign}¥${parts.yuan}` : money(fen)
}

/** 18420 → '18,420' */
export function thousands(n: number): string {
  return String(Math.trunc(n)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Basis points → '8%', '12.5%' */
export function rate(bp: number): string {
  const whole = Math.trunc(bp / 100)
  const rest = String(Math.abs(bp % 100))
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${whole}${rest && `.${rest}`}%`
}
