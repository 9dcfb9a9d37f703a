/** Small helpers for a page without a framework. Every text goes through the DOM, so nothing needs escaping. */
type Child = Node | string | null | undefined | false
type Props = Record<string, string | number | boolean | EventListener | undefined>

/** Makes an element: `onclick` and the like are listeners, a boolean attribute is there or not. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value))
  }
  made.append(...children.filter((child): child is Node | string => !!child))
  return made
}

/** A drawn icon in the colour of the text beside it, which says everything it says. */
export function icon(name: string, size: 'xs' | 's' | 'm' = 's'): HTMLElement {
  const made = h('span', { class: `i ${size}`, 'aria-hidden': 'true' })
  made.style.setProperty('--picture', `url("/art/icons/${name}.svg")`)
  return made
}

/** The place in the page that the HTML made. */
export function place(id: string): HTMLElement {
  return document.getElementById(id)!
}

/** Leaves an element as it is when nothing in it changed, so that focus and scroll stay. */
export function fill(host: HTMLElement, mark: string, build: () => Child[]): void {
  if (host.dataset.mark === mark) return
  host.dataset.mark = mark
  host.replaceChildren(...build().filter((child): child is Node | string => !!child))
}
