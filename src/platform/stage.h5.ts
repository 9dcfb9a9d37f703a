/** What the address says about this phone: `?persona=linwan&phone=1`. Read once; the hash router keeps it. */
const query = new URLSearchParams(window.location.search)

/** The persona's key, or '' for a stranger. */
export const persona = query.get('persona') ?? ''

/** Phones on one stage share an origin, so everything they keep carries their persona. */
export const keyOf = (name: string) => `lintuan.${persona || 'stranger'}.${name}`

/** True when the page is shown inside a drawn phone. */
export const inPhone = () => query.get('phone') === '1'

if (inPhone()) document.documentElement.classList.add('phone')
