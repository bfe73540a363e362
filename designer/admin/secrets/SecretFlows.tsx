import { Anchor } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SecretUsed } from '../../../schemas/api/secret.ts'
import { labelIn } from '../../../schemas/label.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'

/** The flows that send a secret, with links for who designs; what is not live, or only live, says so. */
export function SecretFlows({ used }: { used: readonly SecretUsed[] }) {
  const { t } = useTranslation('admin-secrets')
  const { language } = useLanguage()
  const { slug } = useWorkspace()
  const mayOpen = useApp().system.includes('design')
  return (
    <>
      {t('usedBy')}{' '}
      {used.map(({ flow, label, isLive, isDraft }, index) => {
        const called = labelIn(label, language)
        return (
          <Fragment key={flow}>
            {index > 0 && ', '}
            {mayOpen && isDraft ? (
              <Anchor inherit underline="always" component={Link} to={pathOf(slug, 'design', 'flows', flow)}>
                {called}
              </Anchor>
            ) : (
              called
            )}
            {isLive !== isDraft && ` (${t(isLive ? 'onlyLive' : 'onlyDraft')})`}
          </Fragment>
        )
      })}
    </>
  )
}
