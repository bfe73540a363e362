import type { WidgetProps } from '@rjsf/utils'
import { type ChangeEvent, useState } from 'react'

/** What Mantine's inputs want to know of an rjsf widget: label, help and faults stand at the input itself. */
export function inputProps({ id, label, hideLabel, options, schema, required, disabled, readonly, rawErrors }: WidgetProps) {
  const help = options.description ?? schema.description
  return {
    id,
    label: hideLabel ? undefined : label,
    'aria-label': hideLabel ? label : undefined,
    description: typeof help === 'string' ? help : undefined,
    error: rawErrors && rawErrors.length > 0 ? [...new Set(rawErrors)].join(' ') : undefined,
    withAsterisk: required ?? false,
    disabled: Boolean(disabled || readonly),
  }
}

/** Text in an input whose value is something else: read when the person leaves it, never rewritten while they type. */
export function useDraftText(shown: string, read: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null)
  return {
    value: draft ?? shown,
    onChange: (event: ChangeEvent<HTMLInputElement>) => setDraft(event.currentTarget.value),
    onBlur: () => {
      if (draft !== null && draft !== shown) read(draft)
      setDraft(null)
    },
  }
}

/** What is shown in an empty input where leaving it empty means the default. */
export const defaultHint = ({ schema, placeholder }: WidgetProps): string | undefined =>
  placeholder || (schema.default === undefined ? undefined : String(schema.default))
