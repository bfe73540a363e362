import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { UsedAt } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { languages } from '../../../schemas/label.ts'
import { useWorkspace } from '../../app/me.ts'
import { languageNames } from '../../i18n/language.ts'
import { useFormat } from '../../i18n/reader.ts'
import { PersonalViews } from '../where-used/PersonalViews.tsx'
import { type Usable, usableOf, whereUsedQuery } from '../where-used/where-used-query.ts'
import { editorPath } from './editor-path.ts'
import classes from './InUseDialog.module.css'
import { useLabelText } from './label-text.ts'
import { isOwn, placeKey, type Removing } from './use-remove.ts'

/** What else mentions the thing that is to be removed, and for each mention what becomes of it. */
export function InUseDialog({ removing }: { removing: Removing }) {
  const { t } = useTranslation('design')
  const { t: ui } = useTranslation('ui')
  const { open, confirm, close, isReady } = removing
  if (!open) return null
  const asked = open.references.filter((each) => !isOwn(open.removal, each) || each.removes === null)
  const usable = usableOf(open.removal)
  return (
    <Modal opened onClose={close} size="lg" title={t('inUse.title', { label: open.removal.label })} closeButtonProps={{ 'aria-label': ui('close') }}>
      <Stack gap="md">
        {asked.length > 0 && <Text size="sm">{t('inUse.text')}</Text>}
        {usable && <Lost of={usable} />}
        {[...Map.groupBy(asked, definitionKey)].map(([key, mentions]) => (
          <DefinitionChoices key={key} mentions={mentions} removing={removing} />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {ui('cancel')}
          </Button>
          <Button color="danger" disabled={!isReady} onClick={confirm}>
            {t('inUse.action')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** What no choice is asked about: how many records hold a value of the field that goes, and which personal views lose it. */
function Lost({ of }: { of: Usable }) {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { kind, field } = of
  const isObject = kind === 'object' && field === undefined
  const { data: used } = useQuery(whereUsedQuery(slug, of))
  if (!used) return null
  return (
    <>
      {field !== undefined && used.records > 0 && <Text size="sm">{t('inUse.values', { count: used.records, number: format.number(used.records) })}</Text>}
      {used.personalViews.views > 0 && (
        <div>
          <PersonalViews used={used.personalViews} />
          <Text size="sm">{t(isObject ? 'inUse.viewsGo' : 'inUse.viewsStay')}</Text>
        </div>
      )}
    </>
  )
}

function DefinitionChoices({ mentions, removing }: { mentions: readonly UsedAt[]; removing: Removing }) {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const [first] = mentions
  if (!first) return null
  return (
    <section className={classes.definition}>
      <Text size="sm" fw={550}>
        <Anchor component={Link} to={editorPath(slug, first)} underline="always" inherit>{labelText(first.label)}</Anchor>
        <Text span size="sm" c="dimmed">{` · ${t(`kind.${first.kind}`, { defaultValue: first.kind })}`}</Text>
      </Text>
      {mentions.map((mention) => (
        <MentionChoice key={placeKey(mention)} mention={mention} removing={removing} />
      ))}
    </section>
  )
}

function MentionChoice({ mention, removing }: { mention: UsedAt; removing: Removing }) {
  const { t } = useTranslation('design')
  const labelText = useLabelText()
  const { removes, replacements = [], part, text } = mention
  const language = languages.find((each) => mention.path.endsWith(`/${each}`))
  const said = text ?? (part ? labelText(part.label) : t('inUse.here'))
  const place = text !== undefined && language ? `${said} · ${languageNames[language]}` : said
  const choices = [
    ...(removes ? [{ value: 'remove', label: t(`inUse.removes.${removes}`) }] : []),
    ...replacements.map(({ name, label }) => ({ value: name, label: t('inUse.replace', { label: labelText(label) }) })),
  ]
  return (
    <div className={classes.mention}>
      <Text size="sm" className={classes.place}>
        {place}
      </Text>
      {choices.length === 0 ? (
        <Text size="sm" c="danger">
          {t('inUse.mend')}
        </Text>
      ) : (
        <Select
          size="xs"
          aria-label={t('inUse.choice', { place })}
          placeholder={t('inUse.choose')}
          data={choices}
          value={removing.choiceOf(mention) ?? null}
          allowDeselect={false}
          onChange={(choice) => choice !== null && removing.choose(mention, choice)}
        />
      )}
    </div>
  )
}
