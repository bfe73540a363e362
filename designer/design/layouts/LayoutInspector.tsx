import { useTranslation } from 'react-i18next'
import type { Editor } from '../bench/use-editor.ts'
import { idOf } from '../../document/commands/layout/layout-parts.ts'
import { holdPressed } from '../../ui/hold-pressed.ts'
import { ItemInspector } from './ItemInspector.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { LayoutSettings } from './LayoutSettings.tsx'
import classes from './layouts.module.css'
import { PartHead } from './PartHead.tsx'
import { SectionInspector } from './SectionInspector.tsx'
import { TabInspector } from './TabInspector.tsx'

/** The settings of what is selected; of the layout itself where nothing is. */
export function LayoutInspector({ editor }: { editor: Editor<'layout'> }) {
  const { t } = useTranslation('design-layouts')
  const { selection } = useLayoutBench()
  const { part } = selection
  if (!part) return <LayoutSettings editor={editor} />
  return (
    <div className={classes.inspector} onPointerDownCapture={holdPressed}>
      <PartHead part={part} kind={t(`part.${part.type}`)} />
      <div className={classes.settings} key={idOf(part)}>
        {part.type === 'item' && <ItemInspector item={part.item} section={part.section} />}
        {part.type === 'section' && <SectionInspector section={part.section} tab={part.tab} />}
        {part.type === 'tab' && <TabInspector tab={part.tab} />}
      </div>
    </div>
  )
}
