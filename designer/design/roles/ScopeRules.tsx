import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { setScopeRule, type SharedRule, sharedRules } from '../../document/commands/set-scope-rule.ts'
import type { Editor } from '../bench/use-editor.ts'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './roles.module.css'

interface ScopeRulesProps {
  editor: Editor<'role'>
  object: ObjectDefinition
}

/** The conditions by which a role's rights reach records of an object, in words and line by line. */
export function ScopeRules({ editor, object }: ScopeRulesProps) {
  const rights = editor.document.objects[object.name]
  const shared = rights === undefined || rights === 'everything' ? [] : sharedRules(rights)
  return shared.map((each) => <ScopeRule key={each.rights.join()} editor={editor} object={object} shared={each} />)
}

function ScopeRule({ editor, object, shared: { rights, rule } }: ScopeRulesProps & { shared: SharedRule }) {
  const { t } = useTranslation('design-roles')
  const { set } = useDraftSet()
  const label = useLabelText()(object.plural)
  const title = t('rules.title', { label, rights: rights.map((right) => t(`right.${right}`)).join(', ') })
  return (
    <section className={classes.scopeRule} aria-label={title}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {t('rules.help')}
      </Text>
      <ConditionEditor
        object={object}
        set={set}
        at={`/objects/${object.name}/${rights[0]}/where`}
        isAsking
        label={title}
        // Until there is a condition none is met, and only own records are reached.
        value={rule === false ? null : rule}
        // The editor gives conditions only: operators with their arguments, or true and false.
        onChange={(next) => editor.edit((before) => setScopeRule(before, object.name, { rights, rule: (next ?? false) as StoredCondition }), t('undo.rights', { label }))}
      />
    </section>
  )
}
