import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { ReaderSettingsProvider } from '../../i18n/reader.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { forgetFailures } from '../../ui/notify.tsx'
import { usePreference } from '../../ui/preference.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useOnce } from '../../ui/use-once.ts'
import classes from './Frame.module.css'
import { Rail } from './Rail.tsx'
import { useSettingsOfReader } from './reader-settings.ts'
import { LeaveGuard } from '../unsaved/LeaveGuard.tsx'
import { useLive } from '../live/live.ts'
import { useWorkspace } from '../me.ts'
import { readViewedAs } from '../viewed-as.ts'
import { TopBar } from './TopBar.tsx'

// Nobody opens these before the first screen has been seen.
const CommandPalette = lazy(async () => ({ default: (await import('../palette/CommandPalette.tsx')).CommandPalette }))
const ShortcutMap = lazy(async () => ({ default: (await import('../shortcuts/ShortcutMap.tsx')).ShortcutMap }))
const ViewAsBanner = lazy(async () => ({ default: (await import('./ViewAsBanner.tsx')).ViewAsBanner }))
const PhoneMenu = lazy(async () => ({ default: (await import('./PhoneMenu.tsx')).PhoneMenu }))

/** Everything around the pages of a workspace: rail, top bar, palette. */
export function Frame() {
  const { t } = useTranslation('frame')
  const [isFolded, setFolded] = usePreference('railFolded', false)
  const [isMenuOpen, menu] = useDisclosure(false)
  const [isPaletteOpen, palette] = useDisclosure(false)
  const [isMapOpen, map] = useDisclosure(false)
  const wasMenuOpen = useOnce(isMenuOpen)
  const wasPaletteOpen = useOnce(isPaletteOpen)
  useShortcut('mod+k', palette.toggle)
  useShortcut('?', map.toggle)
  useLive(useWorkspace().slug)
  const settings = useSettingsOfReader()
  const { pathname } = useLocation()
  const viewed = readViewedAs()
  const closeMenu = menu.close
  useEffect(() => closeMenu(), [pathname, closeMenu])
  useEffect(() => forgetFailures, [pathname])

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
          <Suspense>{viewed !== null && <ViewAsBanner viewed={viewed} />}</Suspense>
          <Suspense fallback={<LoadingState />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <LeaveGuard />
      <Suspense>
        {wasMenuOpen && <PhoneMenu opened={isMenuOpen} onClose={menu.close} />}
        {isMapOpen && <ShortcutMap opened onClose={map.close} />}
        {wasPaletteOpen && <CommandPalette opened={isPaletteOpen} onClose={palette.close} />}
      </Suspense>
    </ReaderSettingsProvider>
  )
}
