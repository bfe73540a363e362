import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../../i18n/language.ts'
import { TileMark } from '../../ui/TileMark.tsx'
import { LanguageSwitch } from '../frame/LanguageSwitch.tsx'
import { Mosaic } from './Mosaic.tsx'
import classes from './Threshold.module.css'

interface ThresholdProps {
  title: string
  intro?: string
  children: ReactNode
}

/** The pages before the door: sign-in, set-up, joining. A form at the left, the mosaic at the right. */
export function Threshold({ title, intro, children }: ThresholdProps) {
  const { t } = useTranslation('sign-in')
  return (
    <div className={classes.page}>
      <title>{`${title} · Tessera`}</title>
      <main className={classes.main}>
        <div className={classes.top}>
          <span className={classes.name}>
            <TileMark size={26} /> Tessera
          </span>
          <LanguageSwitch isNamed onChoose={(language) => void chooseLanguage(language)} />
        </div>
        <div className={classes.form}>
          <Title order={1}>{title}</Title>
          {intro && (
            <Text c="dimmed" mt={6}>
              {intro}
            </Text>
          )}
          <div className={classes.body}>{children}</div>
        </div>
      </main>
      <aside className={classes.aside}>
        <Mosaic />
        <Text className={classes.line ?? ''}>{t('aside.line')}</Text>
      </aside>
    </div>
  )
}
