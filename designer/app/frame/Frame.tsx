import { Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { ReaderSettingsProvider } from '../../i18n/reader.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { usePreference } from '../../ui/preference.ts'
import { CommandPalette } from '../palette/CommandPalette.tsx'
import classes from './Frame.module.css'
import { Rail } from './Rail.tsx'
import { useSettingsOfReader } from './reader-settings.ts'
import { TopBar } from './TopBar.tsx'

/** Everything around the pages of a workspace: rail, top bar, palette. */
export function Frame() {
  const { t } = useTranslation('frame')
  const [isFolded, setFolded] = usePreference('railFolded', false)
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isPaletteOpen, palette] = useDisclosure(false)
  const settings = useSettingsOfReader()
  const { pathname } = useLocation()
  const closeMenu = menu.close
  useEffect(() => closeMenu(), [pathname, closeMenu])

  return (
    <ReaderSettingsProvider value={settings}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <div className={classes.frame} data-folded={isFolded || undefined}>
        <div className={classes.rail}>
          <Rail isFolded={isFolded} onFold={() => setFolded(!isFolded)} />
        </div>
        <TopBar onMenu={menu.open} onSearch={palette.open} />
        <main id="content" className={classes.content} tabIndex={-1}>
          <Suspense fallback={<LoadingState />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Drawer opened={isMenuOpen} onClose={menu.close} size={272} padding={0} withCloseButton={false} title={t('navigation')} classNames={{ header: classes.hidden ?? '' }}>
        <Rail isFolded={false} />
      </Drawer>
      <CommandPalette opened={isPaletteOpen} onOpen={palette.open} onClose={palette.close} />
    </ReaderSettingsProvider>
  )
}
