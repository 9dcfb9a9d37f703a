import type { Spoken } from './spoken'

export function spoken(
  role: string,
  label?: string,
  state: { checked?: boolean; disabled?: boolean } = {},
): Spoken {
  return {
    'aria-role': role,
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(state.checked === undefined ? {} : { 'aria-checked': state.checked }),
    ...(state.disabled ? { 'aria-disabled': true } : {}),
  }
}

export const unspoken: Spoken = { 'aria-hidden': true }
