import { useTranslation } from 'react-i18next'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import type { Crumb } from '../../ui/crumbs.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'

/** The way to a definition, with all others of its kind beside it. */
export function useKindCrumbs(kind: KindName): readonly Crumb[] {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { definitions } = useListedDefinitions(kind)
  const siblings = definitions.filter(({ op }) => op !== 'remove').map(({ name, label }) => ({ label: labelText(label), to: editorPath(slug, { kind, name }) }))
  return [{ label: t(`places.${kind}s`), to: pathOf(slug, 'design', `${kind}s`), siblings }]
}
