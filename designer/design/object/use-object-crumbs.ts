import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import type { Crumb } from '../../ui/crumbs.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'

/** The way to an object, with all others beside it. */
export function useObjectCrumbs(): readonly Crumb[] {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { definitions } = useListedDefinitions('object')
  const siblings = definitions.filter(({ op }) => op !== 'remove').map(({ name, label }) => ({ label: labelText(label), to: pathOf(slug, 'design', 'objects', name) }))
  return [{ label: t('places.objects'), to: pathOf(slug, 'design', 'objects'), siblings }]
}
