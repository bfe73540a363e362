import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { definitionSet, type DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useWorkspace } from '../../../app/me.ts'
import { addField } from '../../../document/commands/add-field.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { notifyFailed } from '../../../ui/notify.tsx'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { editorPath } from '../../draft/editor-path.ts'
import { editOf, saveTogether } from '../../draft/save-together.ts'
import { freeLabel } from '../../names/free-label.ts'
import { useNewName } from '../../new/use-new-name.ts'
import { flowStarts } from './starts/index.ts'
import type { Blanks, FlowStart, Started, StartName } from './starts/start.ts'
import { newStatusField, statusFieldOf, withStatusField } from './starts/status-field.ts'

/** A new flow as it is filled in. */
export function useNewFlow(objectOfList: string | null, onClose: () => void) {
  const { t } = useTranslation('design-flow-new')
  const { language } = useLanguage()
  const { set, bodies } = useDraftSet()
  const [name, choose] = useState<StartName>('approval')
  const [written, setLabel] = useState<string | null>(null)
  const [chosen, setObject] = useState(objectOfList)
  const [blanks, fill] = useState<Blanks>(usual)
  const [withStatus, setWithStatus] = useState(true)
  const [isTried, setTried] = useState(false)
  const start = startOf(name)
  // What is proposed stands in the field, not behind it: whoever agrees has nothing to type.
  const label = written ?? freeLabel(t(`start.${start.name}.title`), set.all('flow').map((flow) => flow.label))
  const named = useNewName('flow', label)
  const objects = set.all('object')
  // Where there is one only, there is nothing to choose.
  const objectName = chosen ?? (objects.length === 1 ? (objects[0]?.name ?? null) : null)
  const object = objectName === null ? undefined : set.get('object', objectName)
  const statusField = object && start.isApproval ? statusFieldOf(object) : undefined
  const made = useMade(start, { set, object, blanks, label: { [language]: label.trim() }, name: named.name ?? 'flow' })
  const setWithMade = useMemo(() => (made ? definitionSet([...bodies, ...made.beside]) : set), [bodies, made, set])
  const save = useSave(onClose)
  const submit = () => {
    setTried(true)
    if (!made || !object || named.name === undefined || label.trim() === '') return
    const added = start.isApproval && withStatus && !statusField ? newStatusField(object) : undefined
    const status = statusField?.name ?? added?.name
    save.mutate({ ...made, flow: status === undefined ? made.flow : withStatusField(made.flow, status), object, added })
  }
  return {
    start, label, setLabel, named, object, set, setWithMade, blanks, fill, withStatus, setWithStatus, statusField, made, isTried, submit,
    choose: (next: StartName) => {
      choose(next)
      fill(usual)
    },
    setObject: (next: string | null) => {
      setObject(next)
      fill(({ who, days }) => ({ ...(who && { who }), ...(days !== undefined && { days }) }))
    },
    isBusy: save.isPending,
  }
}

/** What most flows are filled in with. */
const usual: Blanks = { who: 'manager', days: 7 }

function startOf(name: StartName): FlowStart {
  const start = flowStarts.find((each) => each.name === name)
  if (!start) throw new Error(`no start ${name}`)
  return start
}

interface Filled {
  readonly set: DefinitionSet
  readonly object: ObjectDefinition | undefined
  readonly blanks: Blanks
  readonly label: Readonly<Record<string, string>>
  readonly name: string
}

/** The flow as far as it is filled in; made anew only where something of it has changed, for its ids are new each time. */
function useMade(start: FlowStart, { set, object, blanks, label, name }: Filled): Started | undefined {
  const said = JSON.stringify(label)
  return useMemo(() => object && start.make({ name, label: JSON.parse(said), object, set, blanks }), [start, set, object, blanks, said, name])
}

interface Saved extends Started {
  readonly object: ObjectDefinition
  /** The status field that the object does not have yet. */
  readonly added: FieldDefinition | undefined
}

/** Puts the flow and all that it brings along into the draft in one step, and opens it. */
function useSave(onClose: () => void) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ flow, beside, object, added }: Saved) =>
      saveTogether(slug, { made: [...beside, flow], edits: added ? [editOf('object', object.name, (before) => addField(before, added))] : [] }),
    onSuccess: (_, { flow }) => {
      onClose()
      void navigate(editorPath(slug, flow))
    },
    onError: notifyFailed,
  })
}
