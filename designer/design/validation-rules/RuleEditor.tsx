import { Loader } from '@mantine/core'
import { IconTableOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ResizablePanels } from '../../ui/ResizablePanels.tsx'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { type Editor, useEditor } from '../bench/use-editor.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { useView } from '../bench/use-view.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { isDrawableRule } from './drawable-rule.ts'
import { RuleForm } from './RuleForm.tsx'
import { TryRule } from './TryRule.tsx'

/** Loaded together with the bench, so that nothing waits while somebody writes. */
const textsOfForm = ['design-rules', 'conditions', 'controls', 'issues']

/** The bench of a validation rule: when it stops a save and what people read, beside it a record to try it on. */
export function RuleEditor({ loaded }: { loaded: DraftDefinition }) {
  useTranslation(textsOfForm)
  const editor = useEditor('rule', loaded)
  const labelText = useLabelText()
  const view = useView()
  const tools = useDefinitionTools(editor)
  const crumbs = useKindCrumbs('rule')
  const placeOf = usePlaceNames()
  const { document, verdict } = editor
  const isWhole = isDrawableRule(document)
  const shown = isWhole ? document : (verdict.definition as ValidationRule)
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>
          {view[0] === 'json' || !isWhole ? <JsonBench editor={editor} isFormWaiting={view[0] === 'form'} /> : <FormBench editor={editor} />}
        </div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => placeOf(path)} onJump={({ path }) => focusPart(path)} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

function FormBench({ editor }: { editor: Editor<'rule'> }) {
  const { t } = useTranslation('design-rules')
  const { set, isComplete } = useDraftSet()
  const { document: rule } = editor
  const object = set.get('object', rule.object)
  if (!object) {
    if (!isComplete) return <Loader m="lg" />
    return (
      <EmptyState icon={IconTableOff} title={t('gone.title', { name: rule.object })}>
        {t('gone.text')}
      </EmptyState>
    )
  }
  return (
    <ResizablePanels
      name="design.rule"
      panels={[
        { key: 'rule', label: t('panel.rule'), min: 420, content: <RuleForm editor={editor} object={object} set={set} /> },
        { key: 'try', label: t('panel.try'), size: 360, min: 280, content: <TryRule rule={rule} object={object} set={set} /> },
      ]}
    />
  )
}

/** What the parts of a rule are called on its form. */
function usePlaceNames(): (pointer: string) => string {
  const { t } = useTranslation('design-rules')
  return (pointer) => {
    const part = stepsOf(pointer)[0] ?? ''
    return places.has(part) ? t(`place.${part}`) : t('place.rule')
  }
}

const places: ReadonlySet<string> = new Set(['refuseWhen', 'message', 'field', 'object', 'name', 'label'])

/** Scrolls to the part of the form that a fault is about. */
function focusPart(pointer: string): void {
  const part = document.querySelector(`[data-part="${CSS.escape(stepsOf(pointer)[0] ?? '')}"]`)
  part?.scrollIntoView({ block: 'center' })
  part?.querySelector<HTMLElement>('input, textarea, button')?.focus()
}
