import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { KeyboardHint } from '../../ui/KeyboardHint.tsx'
import { switchLanguage } from '../switch-language.ts'
import { TrailView } from './TrailView.tsx'
import { DraftStrip } from './DraftStrip.tsx'
import { NotificationBell } from '../notifications/NotificationBell.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import classes from './TopBar.module.css'

interface TopBarProps {
  onMenu: () => void
  onSearch: () => void
}

/** Where I am, search, what is not live yet, language, person. */
export function TopBar({ onMenu, onSearch }: TopBarProps) {
  const { t } = useTranslation('frame')
  return (
    <header className={classes.bar}>
      <ActionIcon aria-label={t('openMenu')} onClick={onMenu} className={classes.menu}>
        <IconMenu2 size={19} aria-hidden />
      </ActionIcon>
      <TrailView />
      <div className={classes.tools}>
        <DraftStrip />
        <UnstyledButton className={classes.search} onClick={onSearch}>
          <IconSearch size={16} aria-hidden />
          <span className={classes.searchText}>{t('search')}</span>
          <span className={classes.searchKeys}>
            <KeyboardHint keys="mod+k" />
          </span>
        </UnstyledButton>
        <NotificationBell />
        <LanguageSwitch onChoose={(language) => void switchLanguage(language)} />
        <PersonMenu />
      </div>
    </header>
  )
}
