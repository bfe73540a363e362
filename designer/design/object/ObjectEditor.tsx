import { Tabs } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { ResizablePanels } from '../../ui/ResizablePanels.tsx'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import { type Editor, useEditor } from '../bench/use-editor.ts'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { useSettingName } from '../bench/use-setting-name.ts'
import { useView } from '../bench/use-view.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { AddFieldDialog } from '../fields/AddFieldDialog.tsx'
import { FieldInspector } from '../fields/FieldInspector.tsx'
import fieldClasses from '../fields/fields.module.css'
import { isDrawable } from './drawable.ts'
import { FieldOutline } from './FieldOutline.tsx'
import { FieldTable } from './FieldTable.tsx'
import { issuesOfField, usePlaceNames } from './object-issues.ts'
import { ObjectSettings } from './ObjectSettings.tsx'
import classes from './object.module.css'
import { useFieldChanges } from './live-fields.ts'
import { useBenchSelection } from './use-bench-selection.ts'
import { useObjectEdits } from './use-object-edits.ts'

/** Loaded together with the bench, so that nothing waits when the first field is selected. */
const textsOfInspector = ['design-object', 'design-fields', 'design-settings', 'design-types', 'design-rules', 'inspector', 'controls', 'issues']

/** The bench of an object: its fields in order, what they are in the middle, the selected one's settings at the right. */
export function ObjectEditor({ loaded }: { loaded: DraftDefinition }) {
  useTranslation(textsOfInspector)
  const editor = useEditor('object', loaded)
  const labelText = useLabelText()
  const view = useView()
  const crumbs = useKindCrumbs('object')
  const tools = useDefinitionTools(editor)
  const { document, verdict } = editor
  const isWhole = isDrawable(document)
  // While JSON is broken, the last version that the server has names the page.
  const shown = isWhole ? document : verdict.definition
  const selection = useBenchSelection(shown)
  const places = usePlaceNames(shown)
  const settingName = useSettingName(verdict.definition)
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>
          {view[0] === 'json' || !isWhole ? <JsonBench editor={editor} isFormWaiting={view[0] === 'form'} /> : <FormBench editor={editor} selection={selection} />}
        </div>
        <ProblemsStrip
          issues={editor.issues}
          placeOf={({ path }) => [...new Set([places.ofIssue(verdict.definition, path), settingName(path) ?? []].flat())].join(' › ')}
          onJump={({ path }) => selection.jumpTo(verdict.definition, path)}
        />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

interface FormBenchProps {
  editor: Editor<'object'>
  selection: ReturnType<typeof useBenchSelection>
}

function FormBench({ editor, selection }: FormBenchProps) {
  const { t } = useTranslation('design-object')
  const { document: object, verdict, issues } = editor
  const [isAdding, adding] = useDisclosure(false)
  const edits = useObjectEdits(editor, selection)
  const changeOf = useFieldChanges(object)
  const field = object.fields.find(({ id }) => id === selection.fieldId)
  const checked = verdict.definition
  const faulty = useMemo(() => new Set(object.fields.filter((each) => issuesOfField(checked, each.id, issues).length > 0).map(({ id }) => id)), [object, checked, issues])
  const outline = (
    <FieldOutline
      object={object}
      selected={field?.id ?? null}
      isObjectShown={selection.tab === 'settings'}
      faulty={faulty}
      changeOf={changeOf}
      onSelect={selection.select}
      onMove={edits.move}
      onAdd={adding.open}
    />
  )
  const middle = (
    <Tabs value={selection.tab} onChange={(tab) => selection.setTab(tab === 'settings' ? 'settings' : 'fields')} className={classes.middle}>
      <Tabs.List px="md">
        <Tabs.Tab value="fields">{t('tab.fields')}</Tabs.Tab>
        <Tabs.Tab value="settings">{t('tab.settings')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="fields">
        <FieldTable object={object} selected={field?.id ?? null} changeOf={changeOf} onSelect={selection.selectField} onAdd={adding.open} />
      </Tabs.Panel>
      <Tabs.Panel value="settings">
        <ObjectSettings editor={editor} />
      </Tabs.Panel>
    </Tabs>
  )
  const inspector = field ? (
    <FieldInspector object={object} field={field} issues={issuesOfField(checked, field.id, issues)} edits={edits.editsOf(field)} sought={selection.sought} />
  ) : (
    <p className={fieldClasses.hint}>{t('inspector.none')}</p>
  )
  return (
    <>
      <ResizablePanels
        name="design.object"
        reveal={{ panel: 'inspector', cause: field?.id ?? null }}
        panels={[
          { key: 'outline', label: t('panel.outline'), size: 240, min: 190, content: outline },
          { key: 'middle', label: t('panel.middle'), min: 320, content: middle },
          { key: 'inspector', label: t('panel.inspector'), size: 360, min: 290, content: inspector },
        ]}
      />
      <AddFieldDialog opened={isAdding} object={object} onAdd={edits.add} onClose={adding.close} />
      <InUseDialog removing={edits.removing} />
    </>
  )
}
