import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useLayoutBench } from './layout-bench.ts'
import { layoutsOf } from './main-layouts.ts'
import { relatedTo } from './new-layout.ts'
import classes from './palette.module.css'

/** On a form: where the lists stand that it cannot show, and the way there. */
export function NoListsHere() {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const { layout, object, set } = useLayoutBench()
  const labelText = useLabelText()
  if (layout.for === 'page' || relatedTo(object, set).length === 0) return null
  const page = layoutsOf(object.name, set).find((each) => each.for === 'page')
  return (
    <section aria-label={t('palette.related')}>
      <h2 className={classes.title}>{t('palette.related')}</h2>
      <Text size="xs" c="dimmed" px={4}>
        {t('palette.formHasNoLists')}{' '}
        <Anchor component={Link} inherit to={page ? editorPath(slug, page) : `${pathOf(slug, 'design', 'layouts')}?new&object=${object.name}`}>
          {page ? t('palette.openPage', { label: labelText(page.label) }) : t('palette.makePage')}
        </Anchor>
      </Text>
    </section>
  )
}
