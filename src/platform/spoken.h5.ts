import type { Spoken } from './spoken'

const reached = new Set(['button', 'switch', 'radio', 'checkbox', 'tab', 'link'])

export function spoken(
  role: string,
  label?: string,
  state: { checked?: boolean; disabled?: boolean; level?: number } = {},
): Spoken {
  return {
    role,
    ...(reached.has(role) ? { tabIndex: state.disabled ? '-1' : '0' } : {}),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(state.checked === undefined
      ? {}
      : {
          [role === 'tab' ? 'aria-selected' : role === 'button' ? 'aria-pressed' : 'aria-checked']: String(
            state.checked,
          ),
        }),
    ...(state.disabled ? { 'aria-disabled': 'true' } : {}),
    ...(role === 'heading' ? { 'aria-level': String(state.level ?? 1) } : {}),
  }
}

export const unspoken: Spoken = { 'aria-hidden': 'true' }

/** Views are no real buttons: Enter and Space tap them. */
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  const target = event.target as HTMLElement
  if (target.getAttribute('tabindex') !== '0' || !reached.has(target.getAttribute('role') ?? '')) return
  event.preventDefault()
  target.click()
})
