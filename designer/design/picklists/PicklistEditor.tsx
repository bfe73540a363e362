import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { type Editor, useEditor } from '../bench/use-editor.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { useView } from '../bench/use-view.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { OptionsEditor } from '../fields/OptionsEditor.tsx'
import { LabelInput } from '../labels/LabelInput.tsx'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { UsedSection } from '../where-used/UsedSection.tsx'
import { isDrawablePicklist } from './drawable-picklist.ts'
import classes from './picklists.module.css'

/** The bench of a shared picklist: its options, and beside them what it is called and who uses it. */
export function PicklistEditor({ loaded }: { loaded: DraftDefinition }) {
  const { t } = useTranslation('design-picklists')
  const editor = useEditor('picklist', loaded)
  const labelText = useLabelText()
  const view = useView()
  const tools = useDefinitionTools(editor)
  const crumbs = useKindCrumbs('picklist')
  const { document, verdict } = editor
  const isWhole = isDrawablePicklist(document)
  const shown = isWhole ? document : verdict.definition
  const placeOf = (pointer: string) => {
    const [part, index] = stepsOf(pointer)
    const option = part === 'options' ? shown.options[Number(index)] : undefined
    return option ? labelText(option.label) : t('settings.label')
  }
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>{view[0] === 'json' || !isWhole ? <JsonBench editor={editor} isFormWaiting={view[0] === 'form'} /> : <PicklistForm editor={editor} />}</div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => placeOf(path)} onJump={() => undefined} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

function PicklistForm({ editor }: { editor: Editor<'picklist'> }) {
  const { t } = useTranslation('design-picklists')
  const { data: draft } = useDraft()
  const { document: picklist, edit, endBurst } = editor
  const change = (changes: SettingChanges, undo: string, burst: string | null = null) =>
    edit((before: PicklistDefinition) => changeSettings(before, changes), undo, burst && `picklist ${burst}`)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'picklist' && each.id !== picklist.id && each.name === name)
  return (
    <div className={classes.form}>
      <section className={classes.options} aria-label={t('options')}>
        <h2 className={classes.heading}>{t('options')}</h2>
        <OptionsEditor options={picklist.options} onChange={(options) => change({ options }, t('undo.options'), 'options')} label={t('options')} onLeave={endBurst} />
      </section>
      <aside className={classes.side}>
        <LabelInput label={t('settings.label')} required value={picklist.label} onChange={(label) => change({ label }, t('undo.settings'), 'label')} onLeave={endBurst} />
        <LabelInput
          label={t('settings.description')}
          isLong
          value={picklist.description}
          onChange={(description) => change({ description }, t('undo.settings'), 'description')}
          onLeave={endBurst}
        />
        <UsedSection of={{ kind: 'picklist', name: editor.verdict.definition.name }} />
        <ApiNameRow name={picklist.name} isTaken={isTaken} warning={t('settings.rename')} onChange={(name) => change({ name }, t('undo.settings'))} />
      </aside>
    </div>
  )
}
