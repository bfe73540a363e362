import { Alert, Button, Group } from '@mantine/core'
import { IconCheck, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { OneTimeLink } from './OneTimeLink.tsx'
import type { MadePerson } from './people-queries.ts'

/** What comes after somebody was added: the link to send, or the news that they can sign in already. */
export function PersonMade({ made: { person, link }, onAnother }: { made: MadePerson; onAnother: () => void }) {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  return (
    <>
      {link === null ? (
        <Alert color="success" icon={<IconCheck size={18} aria-hidden />} role="status">
          {t('made.known', { name: person.name })}
        </Alert>
      ) : (
        <OneTimeLink name={person.name} link={link} />
      )}
      <Group gap="xs">
        <Button variant="default" component={Link} to={pathOf(slug, 'admin', 'people', person.id)}>
          {t('made.open', { name: person.name })}
        </Button>
        <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onAnother}>
          {t('made.another')}
        </Button>
      </Group>
    </>
  )
}
