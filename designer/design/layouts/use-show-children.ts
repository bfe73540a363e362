import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { addField } from '../../document/commands/add-field.ts'
import { placeField } from '../../document/commands/layout/place-field.ts'
import { useLanguage } from '../../i18n/language.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { undoCommand } from '../draft/save-definition.ts'
import { editOf, saveTogether, type Together } from '../draft/save-together.ts'
import { newRowsField, withRelatedList } from './child-rows.ts'
import { layoutsOf, mainLayouts } from './main-layouts.ts'
import { layoutFrom, newFieldItem } from './new-layout.ts'

interface ShowChildren {
  readonly parent: ObjectDefinition
  readonly child: ObjectDefinition
  /** Saves what is being edited, so that the draft has it. */
  readonly flush: () => Promise<void>
}

/** Shows the records of a child on its parent: as rows of the form, or as a list on the page. Either is one step that can be undone. */
export function useShowChildren({ parent, child, flush }: ShowChildren) {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const labelText = useLabelText()
  const { set } = useDraftSet()
  const layouts = layoutsOf(parent.name, set)
  const show = useMutation({
    mutationFn: async (together: Together) => {
      await flush()
      return saveTogether(slug, together)
    },
    onSuccess: ({ entry }) => notifyDone(t('children.shown', { label: labelText(child.plural), parent: labelText(parent.label) }), { undo: () => void undoCommand(slug, entry).catch(notifyFailed) }),
    onError: notifyFailed,
  })
  return {
    isBusy: show.isPending,
    asRows: () => {
      const field = newRowsField(parent, child, set)
      const placed = mainLayouts(layouts).map(({ name }) => editOf('layout', name, (before) => placeField(before, newFieldItem(field))))
      show.mutate({ made: [], edits: [editOf('object', parent.name, (before) => addField(before, field)), ...placed] })
    },
    /** Without a page yet, one is made with all that there is. */
    asList: (related: string) => {
      const page = layouts.find((layout) => layout.for === 'page')
      if (page) return show.mutate({ made: [], edits: [editOf('layout', page.name, (before) => withRelatedList(before, related))] })
      const name = apiNameOf(`${parent.name} page`, (each) => set.get('layout', each) !== undefined)
      const label = { [language]: t('new.suggested.page', { label: labelText(parent.label) }) }
      show.mutate({ made: [withRelatedList(layoutFrom({ name, label, object: parent, for: 'page', set }), related)], edits: [] })
    },
  }
}
