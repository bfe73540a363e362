import { Anchor, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { KeyboardHint } from '../../ui/KeyboardHint.tsx'
import { type NamedShortcut, useMountedShortcuts } from '../../ui/named-shortcuts.ts'
import { usePreference } from '../../ui/preference.ts'
import { useWorkspace } from '../me.ts'
import { profilePath } from '../paths.ts'
import classes from './ShortcutMap.module.css'

/** Which keys do what: everywhere, and on the page that is open. */
export function ShortcutMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shortcuts')
  const { slug } = useWorkspace()
  const [isOn] = usePreference('singleKeys', true)
  const here = useMountedShortcuts()
  const everywhere: readonly NamedShortcut[] = [
    { keys: 'mod+k', says: t('search') },
    { keys: '?', says: t('map') },
  ]
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Keys title={t('everywhere')} shortcuts={everywhere} />
      {here.length > 0 && <Keys title={t('here')} shortcuts={here} />}
      <Text size="sm" c="dimmed" mt="md">
        {isOn ? t('on') : t('off')}{' '}
        <Anchor component={Link} to={profilePath(slug)} onClick={onClose} inherit underline="always">
          {t('choose')}
        </Anchor>
      </Text>
    </Modal>
  )
}

function Keys({ title, shortcuts }: { title: string; shortcuts: readonly NamedShortcut[] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {shortcuts.map(({ keys, says }) => (
          <div key={keys} className={classes.line}>
            <dt>
              <KeyboardHint keys={keys} />
              <span className={classes.spoken}>{keys.replaceAll('+', ' ')}</span>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
