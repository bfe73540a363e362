/** Scrolls a list to one of its parts, and nothing around it: a dialog stays where it is. */
export function scrollWithin(list: HTMLElement, part: Element, above = 0): void {
  list.scrollTop += part.getBoundingClientRect().top - list.getBoundingClientRect().top - above
}
