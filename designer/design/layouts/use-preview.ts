import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { AppObject } from '../../../schemas/api/app.ts'
import { chooseLayout, type ChosenLayout } from '../../../schemas/layouts/choose-layout.ts'
import { compileLayout } from '../../../schemas/layouts/layout-state.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { resolveLayout } from '../../../schemas/layouts/resolve-layout.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { ruleContext } from '../../../schemas/rules/context.ts'
import { useWorkspace } from '../../app/me.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { createFormStore, type FormStore } from '../../work/layout/form-store.ts'
import { recordTypeIn, type UsedLayout } from '../../work/layout/use-layout.ts'
import { withOfferedOnly } from '../../controls/record-values.ts'
import { draftOf, initialValues } from '../../work/record/form-fields.ts'
import { recordQuery } from '../../work/records/record-queries.ts'
import { useLayoutBench } from './layout-bench.ts'
import { editableAs, readerAs } from './preview-reader.ts'

/** As whom, and with which stored record, a layout is tried. */
interface PreviewWish {
  readonly role: RoleDefinition | undefined
  /** Id of a record; null: a new one. */
  readonly record: string | null
}

export interface PreviewForm {
  readonly store: FormStore
  readonly used: UsedLayout
  readonly editable: ReadonlySet<string>
  /** Titles of what links point at, by field name. */
  readonly titles: Readonly<Record<string, string>>
  /** The layout that somebody with the role gets; undefined when none fits, or nobody is tried. */
  readonly gets: ChosenLayout<LayoutDefinition> | undefined
}

/** The layout as it stands in the draft, ready to be filled in as somebody would; nothing of it is ever saved. */
export function usePreview({ role, record }: PreviewWish): PreviewForm {
  const { layout, object, set } = useLayoutBench()
  const { slug } = useWorkspace()
  const { person, settings } = useApp()
  const { language } = useLanguage()
  const compiled = useMemo(() => compileLayout(resolveLayout(layout, readerAs(role, object, set))), [layout, object, set, role])
  const roles = useMemo(() => (role ? [role.name] : set.all('role').map(({ name }) => name)), [role, set])
  const context = useCallback(() => ruleContext(settings, { now: new Date(), user: person.id, roles, language }), [settings, person.id, roles, language])
  const { data: stored } = useQuery({ ...recordQuery({ workspace: slug, object: object.name }, record ?? ''), enabled: record !== null })
  const values = useMemo(() => {
    const of: AppObject = { definition: object, can: mayAll, editable: [] }
    return stored && record !== null ? draftOf(of, stored) : initialValues(of, person.id)
  }, [object, stored, record, person.id])
  // One for each of what it begins with; the layout may change under it while somebody tries.
  const store = useMemo(
    () => createFormStore({ values, layout: compiled, context, adjust: (before, after) => withOfferedOnly(object.fields, before, after) }),
    // oxlint-disable-next-line react/exhaustive-deps
    [values, context],
  )
  useEffect(() => store.lay(compiled), [store, compiled])
  const [recordType, setRecordType] = useState(() => recordTypeIn(values))
  useEffect(() => store.subscribe(() => setRecordType(recordTypeIn(store.values()))), [store])
  const gets = role && chooseLayout(set.all('layout').map((each) => (each.id === layout.id ? layout : each)).filter((each) => each.object === object.name), { use: layout.for, roles, recordType })
  return {
    store,
    used: { compiled, chosen: gets?.layout === layout ? { ...gets, layout: compiled.layout } : undefined },
    editable: useMemo(() => new Set(editableAs(role, object)), [role, object]),
    titles: stored && record !== null ? stored._titles : ownTitle(person),
    gets,
  }
}

// Whoever tries a layout sees what it says to those who may do everything; the role only takes away.
const mayAll: AppObject['can'] = { create: true, read: 'all', update: 'all', delete: 'all' }

const ownTitle = ({ name }: { readonly name: string }): Readonly<Record<string, string>> => ({ owner: name })
