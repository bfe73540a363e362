import { useTranslation } from 'react-i18next'
import type { LayoutDefinition, LayoutItem, WhenHidden } from '../../../schemas/layouts/layout.ts'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import { changePart, setColumns, setSpan } from '../../document/commands/layout/change-part.ts'
import { idOf, type LayoutPart, partOf } from '../../document/commands/layout/layout-parts.ts'
import { addItems, type ItemPlace, moveItem, nextPlace, nextSection, removeItem } from '../../document/commands/layout/place-item.ts'
import { addSection, moveSection, nextSectionPlace, removeSection, type SectionPlace } from '../../document/commands/layout/place-section.ts'
import { addTab, moveTab, removeTab } from '../../document/commands/layout/place-tab.ts'
import { type Conditioned, setCondition, setOptionLimits, setWhenHidden } from '../../document/commands/layout/set-condition.ts'
import type { Editor } from '../bench/use-editor.ts'
import { newSection, newTab, words } from './new-layout.ts'
import { nextSelected } from './next-selected.ts'
import type { LayoutSelection } from './use-layout-selection.ts'
import type { PartNames } from './use-part-names.ts'

type Limits = NonNullable<LayoutItem['options']>

/** Everything that the bench of a layout can do, each as one named step of undo. */
export function useLayoutEdits(editor: Editor<'layout'>, selection: LayoutSelection, names: PartNames) {
  const { t } = useTranslation('design-layouts')
  const { document: layout, edit, endBurst } = editor
  const labelOf = (id: string): string => {
    const part = partOf(layout, id)
    return part ? names.ofPart(part) : ''
  }
  const run = (step: Step, id: string, command: (before: LayoutDefinition) => LayoutDefinition) => edit(command, t(`undo.${step}`, { label: labelOf(id) }))
  const additions = useAdditions(editor, selection, names)

  return {
    endBurst,
    ...additions,
    moveItem: (id: string, place: ItemPlace) => run('move', id, (before) => moveItem(before, id, place)),
    moveSection: (id: string, place: SectionPlace) => run('move', id, (before) => moveSection(before, id, place)),
    moveTab: (id: string, to: number) => run('move', id, (before) => moveTab(before, id, to)),
    /** One step before or after, as it is read; the keyboard goes along. */
    moveBy: (id: string, step: -1 | 1) => {
      run('move', id, (before) => movedBy(before, id, step))
      selection.focus(id)
    },
    /** To the end of the section before or the beginning of the one behind. */
    moveToNextSection: (id: string, step: -1 | 1) => {
      run('move', id, (before) => {
        const place = nextSection(before, id, step)
        return place ? moveItem(before, id, place) : before
      })
      selection.focus(id)
    },
    remove: (part: LayoutPart) => {
      const id = idOf(part)
      if (part.type === 'tab' && layout.tabs.length === 1) return
      const next = nextSelected(part)
      run('remove', id, (before) => removers[part.type](before, id))
      selection.select(next)
      if (next !== null) selection.focus(next)
    },
    change: (id: string, changes: SettingChanges, burst?: string) =>
      edit((before) => changePart(before, id, changes), t('undo.change', { label: labelOf(id) }), burst === undefined ? null : `${id} ${burst}`),
    changeLayout: (changes: SettingChanges, burst?: string) =>
      edit((before) => changeSettings(before, changes), t('undo.settings'), burst === undefined ? null : `layout ${burst}`),
    setSpan: (id: string, span: number) => run('change', id, (before) => setSpan(before, id, span)),
    setColumns: (id: string, columns: number) => run('change', id, (before) => setColumns(before, id, columns)),
    setCondition: (id: string, of: Conditioned, rule: StoredCondition | null) =>
      edit((before) => setCondition(before, id, { of, rule }), t('undo.condition', { label: labelOf(id) }), `${id} ${of}`),
    setWhenHidden: (id: string, whenHidden: WhenHidden) => run('change', id, (before) => setWhenHidden(before, id, whenHidden)),
    setOptionLimits: (id: string, limits: Limits, burst?: string) =>
      edit((before) => setOptionLimits(before, id, limits), t('undo.options', { label: labelOf(id) }), burst === undefined ? null : `${id} ${burst}`),
  }
}

export type LayoutEdits = ReturnType<typeof useLayoutEdits>

type Step = 'move' | 'remove' | 'change'

const removers = { tab: removeTab, section: removeSection, item: removeItem } as const

function movedBy(layout: LayoutDefinition, id: string, step: -1 | 1): LayoutDefinition {
  const part = partOf(layout, id)
  if (part?.type === 'tab') return moveTab(layout, id, layout.tabs.indexOf(part.tab) + step)
  if (part?.type === 'section') {
    const place = nextSectionPlace(layout, id, step)
    return place ? moveSection(layout, id, place) : layout
  }
  const place = nextPlace(layout, id, step)
  return place ? moveItem(layout, id, place) : layout
}

/** New parts: where nobody says where, they come to what is selected. */
function useAdditions({ edit }: Editor<'layout'>, selection: LayoutSelection, names: PartNames) {
  const { t } = useTranslation('design-layouts')
  const { part, tab } = selection

  const ownPlace = (): ItemPlace | undefined => {
    if (part?.type === 'item') return { section: part.section.id, at: part.section.items.indexOf(part.item) + 1 }
    const section = part?.type === 'section' ? part.section : tab?.sections.at(-1)
    return section && { section: section.id, at: section.items.length }
  }
  return {
    add: (item: LayoutItem, place = ownPlace()) => {
      const label = t('undo.add', { label: names.ofItem(item) })
      const ground = newSection(words.section, [item])
      edit((before) => (place ? addItems(before, [item], place) : tab ? addSection(before, ground, { tab: tab.id, at: 0 }) : before), label)
      selection.selectQuietly(item.id)
    },
    /** Into a tab that has no section yet. */
    addToTab: (item: LayoutItem, to: string) => {
      edit((before) => addSection(before, newSection(words.section, [item]), { tab: to, at: 0 }), t('undo.add', { label: names.ofItem(item) }))
      selection.selectQuietly(item.id)
    },
    moveToTab: (id: string, to: string) => {
      const ground = newSection(words.section)
      const moved = (before: LayoutDefinition) => moveItem(addSection(before, ground, { tab: to, at: 0 }), id, { section: ground.id, at: 0 })
      edit(moved, t('undo.move', { label: '' }))
    },
    addTab: () => {
      const made = newTab(words.tab, [newSection(words.section)])
      edit((before) => addTab(before, made), t('undo.addTab'))
      selection.select(made.id)
      selection.focus(made.id)
    },
    addSection: (place?: SectionPlace) => {
      const made = newSection(words.section)
      const after = part?.type === 'tab' || !part ? (tab?.sections.length ?? 0) : part.tab.sections.indexOf(part.section) + 1
      const to = place ?? (tab && { tab: tab.id, at: after })
      if (!to) return
      edit((before) => addSection(before, made, to), t('undo.addSection'))
      selection.select(made.id)
      selection.focus(made.id)
    },
  }
}
