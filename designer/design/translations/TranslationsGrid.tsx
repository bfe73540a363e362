import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../schemas/label.ts'
import { useWorkspace } from '../../app/me.ts'
import { languageNames } from '../../i18n/language.ts'
import { whenComposed } from '../../ui/composition.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { ownText } from '../../document/commands/set-label.ts'
import { useWorkspaceLanguages } from '../draft/label-text.ts'
import { saveTexts } from './save-texts.ts'
import type { TranslationRow } from './translation-rows.ts'
import classes from './translations.module.css'

interface TranslationsGridProps {
  rows: readonly TranslationRow[]
  languages: readonly Language[]
}

const rowHeight = 46

/** Things down, languages across; each text is a box that saves when it is left. Only the rows in view are mounted. */
export function TranslationsGrid({ rows, languages }: TranslationsGridProps) {
  const { t } = useTranslation('design-translations')
  const scroller = useRef<HTMLDivElement>(null)
  // Its answers change without changing identity; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const view = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  const template = { gridTemplateColumns: `minmax(200px, 1.2fr) repeat(${languages.length}, minmax(170px, 1fr))` }
  return (
    <div ref={scroller} className={classes.scroller} role="table" aria-label={t('title')} aria-rowcount={rows.length + 1} aria-colcount={languages.length + 1}>
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row} style={template}>
          <div role="columnheader">{t('column.thing')}</div>
          {languages.map((language) => (
            <div key={language} role="columnheader">
              {languageNames[language]}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: view.getTotalSize() }}>
        {view.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <div key={row.key} role="row" aria-rowindex={index + 2} className={classes.row} style={{ ...template, transform: `translateY(${start}px)` }}>
                <div role="rowheader" className={classes.thing}>
                  <span className={classes.clip} title={row.thing}>
                    {row.thing}
                  </span>
                  <span className={classes.setting}>{t(`setting.${row.setting}`, { defaultValue: row.setting })}</span>
                </div>
                {languages.map((language) => (
                  <Cell key={language} row={row} rows={rows} language={language} />
                ))}
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

interface CellProps {
  row: TranslationRow
  rows: readonly TranslationRow[]
  language: Language
}

function Cell({ row, rows, language }: CellProps) {
  const { t } = useTranslation('design-translations')
  const { slug } = useWorkspace()
  const [fallback = 'en'] = useWorkspaceLanguages()
  const said = ownText(row.label, language)
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null)
  // What was typed is shown until the draft says it too.
  const text = draft && draft.of === said ? draft.text : said
  const save = () => {
    if (text === said || text.trim() === '') return setDraft(null)
    saveTexts({ workspace: slug, fallback, rows, changes: [{ key: row.key, language, text: text.trim() }] }).catch(notifyFailed)
  }
  const onKeyDown = whenComposed((event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setDraft(null)
    if (event.key === 'Enter') focusBelow(event.currentTarget, language)
  })
  return (
    <div role="cell" className={classes.cell} data-missing={said === '' || undefined}>
      <input
        lang={language}
        data-language={language}
        aria-label={t('cell', { thing: row.thing, language: languageNames[language] })}
        value={text}
        maxLength={2000}
        placeholder={said === '' ? t('missingCell') : undefined}
        onChange={(event) => setDraft({ text: event.currentTarget.value, of: said })}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

/** Enter goes to the same language one row down, as in a spreadsheet. */
function focusBelow(input: HTMLInputElement, language: Language): void {
  const below = input.closest('[role="row"]')?.nextElementSibling
  const next = below?.querySelector<HTMLInputElement>(`input[data-language="${language}"]`)
  if (next) next.focus()
  else input.blur()
}
