import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
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
}

/** Palette, canvas or outline, and inspector of a layout; parts are carried between the first two. */
export function LayoutForms({ editor, object, set, selection, isOutline }: LayoutFormsProps) {
  const { t } = useTranslation('design-layouts')
  const { document: layout, verdict, issues } = editor
  const names = usePartNames(object, set)
  const edits = useLayoutEdits(editor, selection, names)
  const faulty = useMemo(() => {
    // Faults point into the layout as it was checked.
    const checked = verdict.definition as LayoutDefinition
    return new Set(issues.flatMap(({ path }) => partAt(checked, path) ?? []))
  }, [verdict.definition, issues])
  return (
    <LayoutBenchProvider value={{ layout, object, set, selection, edits, names, faulty }}>
      <LayoutDrag>
        <ResizablePanels
          name="design.layout"
          reveal={{ panel: 'inspector', cause: selection.opened }}
          panels={[
            { key: 'palette', label: t('panel.palette'), size: 220, min: 180, content: <Palette /> },
            { key: 'middle', label: t(isOutline ? 'panel.outline' : 'panel.canvas'), min: 320, content: isOutline ? <Outline /> : <Canvas /> },
            { key: 'inspector', label: t('panel.inspector'), size: 330, min: 280, content: <LayoutInspector editor={editor} /> },
          ]}
        />
      </LayoutDrag>
    </LayoutBenchProvider>
  )
}
