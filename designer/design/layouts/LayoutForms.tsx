import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ResizablePanels } from '../../ui/ResizablePanels.tsx'
import type { Editor } from '../bench/use-editor.ts'
import { Canvas } from './Canvas.tsx'
import { LayoutBenchProvider } from './layout-bench.ts'
import { LayoutDrag } from './LayoutDrag.tsx'
import { LayoutInspector } from './LayoutInspector.tsx'
import { Outline } from './Outline.tsx'
import { Palette } from './Palette.tsx'
import { partAt } from './part-at.ts'
import { Preview } from './Preview.tsx'
import { useLayoutEdits } from './use-layout-edits.ts'
import type { LayoutSelection } from './use-layout-selection.ts'
import { usePartNames } from './use-part-names.ts'

interface LayoutFormsProps {
  editor: Editor<'layout'>
  object: ObjectDefinition
  set: DefinitionSet
  selection: LayoutSelection
  /** The outline instead of the canvas. */
  isOutline: boolean
  /** The preview beside it, in the place of the palette. */
  isTried: boolean
}

/** Palette, canvas or outline, and inspector of a layout; parts are carried between the first two. */
export function LayoutForms({ editor, object, set, selection, isOutline, isTried }: LayoutFormsProps) {
  const { t } = useTranslation('design-layouts')
  const { document: layout, verdict, issues } = editor
  const names = usePartNames(object, set)
  const edits = useLayoutEdits(editor, selection, names)
  const faulty = useMemo(() => {
    // Faults point into the layout as it was checked.
    const checked = verdict.definition
    return new Set(issues.flatMap(({ path }) => partAt(checked, path) ?? []))
  }, [verdict.definition, issues])
  const palette = { key: 'palette', label: t('panel.palette'), size: 220, min: 180, content: <Palette /> }
  const middle = { key: 'middle', label: t(isOutline ? 'panel.outline' : 'panel.canvas'), min: 300, content: isOutline ? <Outline /> : <Canvas /> }
  const preview = { key: 'preview', label: t('panel.preview'), size: 380, min: 280, content: <Preview /> }
  const inspector = { key: 'inspector', label: t('panel.inspector'), size: 330, min: 280, content: <LayoutInspector editor={editor} /> }
  return (
    <LayoutBenchProvider value={{ layout, object, set, selection, edits, names, faulty }}>
      <LayoutDrag>
        <ResizablePanels
          key={isTried ? 'preview' : 'palette'}
          name={isTried ? 'design.layout.preview' : 'design.layout'}
          reveal={{ panel: 'inspector', cause: selection.opened }}
          panels={isTried ? [middle, preview, inspector] : [palette, middle, inspector]}
        />
      </LayoutDrag>
    </LayoutBenchProvider>
  )
}
