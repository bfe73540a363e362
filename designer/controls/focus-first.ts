/** Gives the keyboard to the first input inside, its text chosen so that typing replaces it; answers whether there is one yet. */
export function focusFirst(box: HTMLElement): boolean {
  const input = box.querySelector<HTMLElement>('input:enabled:not([type=file]), textarea:enabled, button:enabled, [tabindex="0"]')
  input?.focus()
  if (input instanceof HTMLInputElement && input.type === 'text') input.select()
  return input !== null
}
