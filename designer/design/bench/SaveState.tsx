import { Anchor, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCloudCheck, IconCloudUp, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KindName } from '../../../schemas/definition-set.ts'
import { isProblem } from '../../app/problem.ts'
import { useFormat } from '../../i18n/reader.ts'
import { problemText } from '../../ui/problem-text.ts'
import classes from './bench.module.css'
import { removedBy } from './definition-saver.ts'
import type { Editor } from './use-editor.ts'

/** "Saved in draft 14:02": saved is not live, and nobody has to press anything for it. */
export function SaveState<Kind extends KindName>({ editor }: { editor: Editor<Kind> }) {
  const { t } = useTranslation('design')
  const { t: tell } = useTranslation('problems')
  const format = useFormat()
  const { saving, savedAt, loaded, problem, flush } = editor
  const gone = saving === 'failed' ? removedBy(problem) : undefined
  if (gone) return <Gone name={gone.name ?? t('conflict.somebody')} onBringBack={() => void editor.bringBack()} />
  if (saving === 'failed' && isProblem(problem, 'invalid-definition')) return <Mend count={editor.issues.length} />
  if (saving === 'failed') {
    const { what, advice } = problemText(problem, tell)
    return (
      <Text size="sm" c="danger" className={classes.saving} role="alert">
        <IconAlertTriangle size={16} aria-hidden />
        <Tooltip label={`${what}. ${advice}`} multiline maw={320}>
          <span>{t('save.failed')}</span>
        </Tooltip>
        <Anchor component="button" type="button" size="sm" onClick={() => void flush()}>
          {t('save.retry')}
        </Anchor>
      </Text>
    )
  }
  if (saving === 'clashing') {
    return (
      <Text size="sm" c="people" className={classes.saving} role="status">
        <IconUsers size={16} aria-hidden />
        {t('save.clashing')}
      </Text>
    )
  }
  const at = loaded.op === null ? null : (savedAt?.toISOString() ?? loaded.at)
  return (
    <Text size="sm" c="dimmed" className={classes.saving} role="status">
      {saving === 'saved' ? <IconCloudCheck size={16} aria-hidden /> : <IconCloudUp size={16} aria-hidden />}
      {saving !== 'saved' && t('save.saving')}
      {saving === 'saved' && (at === null ? t('save.live') : <Tooltip label={format.dateTime(at)}><span>{t('save.saved', { time: isToday(at) ? format.time(at) : format.relative(at) })}</span></Tooltip>)}
    </Text>
  )
}

/** Trying again cannot help where the input is wrong: this leads to it. */
function Mend({ count }: { count: number }) {
  const { t } = useTranslation('design')
  return (
    <Text size="sm" c="danger" className={classes.saving} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t('save.mend', { count })}</span>
      <Anchor component="button" type="button" size="sm" onClick={showFirstFault}>
        {t('save.show')}
      </Anchor>
    </Text>
  )
}

/** The box with the fault where it is on screen, else the list of all faults, each of which leads to its box. */
function showFirstFault(): void {
  const place = document.querySelector<HTMLElement>('[aria-invalid="true"]') ?? document.querySelector<HTMLElement>('[data-faulty]')
  place?.scrollIntoView({ block: 'center' })
  place?.focus()
}

/** Somebody removed what is being edited: said here, for nothing else on the page shows it. */
function Gone({ name, onBringBack }: { name: string; onBringBack: () => void }) {
  const { t } = useTranslation('design')
  return (
    <Text size="sm" c="danger" className={classes.saving} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <Tooltip label={t('save.goneHelp')} multiline maw={320}>
        <span>{t('save.gone', { name })}</span>
      </Tooltip>
      <Anchor component="button" type="button" size="sm" onClick={onBringBack}>
        {t('save.bringBack')}
      </Anchor>
    </Text>
  )
}

const isToday = (instant: string): boolean => new Date(instant).toDateString() === new Date().toDateString()
