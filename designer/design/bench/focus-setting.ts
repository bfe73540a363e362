import { focusFirst } from '../../controls/focus-first.ts'

/** A setting of a part, as its box is marked: `data-setting="fld_…-limits_min"`, `data-setting="itm_…/visible"`. */
interface SoughtSetting {
  /** Id of the part. */
  readonly of: string
  readonly setting: string
}

/** Puts the keyboard into the input of a setting, as soon as it is drawn: what it belongs to may have been selected a moment ago. */
export function focusSetting({ of, setting }: SoughtSetting, frames = 30): void {
  const box = document.querySelector<HTMLElement>(`[data-setting^="${CSS.escape(of)}"][data-setting$="${CSS.escape(setting)}"]`)
  if (box) enter(box)
  else if (frames > 0) requestAnimationFrame(() => focusSetting({ of, setting }, frames - 1))
}

function enter(box: HTMLElement): void {
  box.scrollIntoView({ block: 'center' })
  focusFirst(box.querySelector<HTMLElement>('[aria-invalid="true"]')?.parentElement ?? box)
}
