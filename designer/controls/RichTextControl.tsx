import { Input } from '@mantine/core'
import type { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { cleanHtml } from '../ui/formatted/clean-html.ts'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'
import { htmlOf, stateOf } from './rich-text-editor.ts'
import { RichTextTools } from './RichTextTools.tsx'

/** Formatted text: headings, lists, emphasis and links. What is composed by an input method is left to the browser. */
export function RichTextControl(props: ControlProps) {
  const { label, required = false, disabled = false, onBlur } = props
  const id = useId()
  const { description, error, withAsterisk } = wrapperProps(props)
  const { holder, view, state } = useEditorView(props, id)
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} description={description} error={error} withAsterisk={withAsterisk}>
      <div className={classes.writing} onBlur={onBlur} data-required={required || undefined}>
        {view && state && <RichTextTools view={view} state={state} label={label} isDisabled={disabled} />}
        <div ref={holder} />
      </div>
    </Input.Wrapper>
  )
}

function useEditorView({ value, onChange, disabled = false, required = false }: ControlProps, labelId: string) {
  const holder = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [state, setState] = useState<EditorState | null>(null)
  const html = typeof value === 'string' ? value : null
  // What this editor itself has answered comes back as its value, and must not be written over what is being typed.
  const own = useRef(html)
  const told = useEffectEvent((next: string | null) => {
    own.current = next
    onChange(next)
  })
  const mount = useEffectEvent((place: HTMLDivElement) => {
    const made: EditorView = new EditorView(place, {
      state: stateOf(html ?? ''),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelId, 'aria-required': String(required) },
      transformPastedHTML: cleanHtml,
      dispatchTransaction: (transaction) => {
        const after = made.state.apply(transaction)
        made.updateState(after)
        setState(after)
        if (transaction.docChanged) told(htmlOf(after.doc))
      },
    })
    setView(made)
    setState(made.state)
    return made
  })
  useEffect(() => {
    if (!holder.current) return undefined
    const made = mount(holder.current)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    view?.setProps({ editable: () => !disabled })
  }, [view, disabled])
  useEffect(() => {
    if (!view || html === own.current) return
    own.current = html
    const next = stateOf(html ?? '')
    view.updateState(next)
    setState(next)
  }, [view, html])
  return { holder, view, state }
}
