/** Asia/Shanghai has kept +08:00 without summer time since 1991. */
const SHANGHAI = 8 * 3_600_000
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const midnightOf = (at: number) => Math.floor((at + SHANGHAI) / DAY) * DAY - SHANGHAI
export const hourOf = (at: number) => (at - midnightOf(at)) / HOUR
