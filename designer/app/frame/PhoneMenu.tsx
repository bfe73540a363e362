import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './PhoneMenu.module.css'
import { Rail } from './Rail.tsx'

/** The rail on a narrow screen: it slides over the page. */
export function PhoneMenu({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('frame')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={272}
      padding={0}
      withCloseButton={false}
      title={t('navigation')}
      classNames={{ header: classes.header ?? '', body: classes.body ?? '' }}
    >
      <Rail isFolded={false} />
    </Drawer>
  )
}
