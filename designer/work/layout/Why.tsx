import { Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { knownField, useLabels } from '../use-object.ts'
import type { FieldReason } from '../../../schemas/layouts/explain-layout.ts'
import { WhyConditions } from './WhyConditions.tsx'
import why from './why.module.css'

/** A quiet word that opens an answer. */
export function Why({ label, children }: { label: string; children: () => ReactNode }) {
  return (
    <Popover width={340} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={why.button}>{label}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Answer>{children}</Answer>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Mounted when the answer opens, so that nothing is reckoned before somebody asks. */
function Answer({ children }: { children: () => ReactNode }) {
  return <div tabIndex={-1}>{children()}</div>
}

/** Why fields are hidden, locked or must be empty: what decides, with the values that it sees. */
export function FieldReasons({ object, reasons }: { object: ObjectDefinition; reasons: readonly FieldReason[] }) {
  const { t } = useTranslation('record')
  const labels = useLabels()
  return (
    <Stack gap="md">
      {reasons.map(({ field, effect, rule }) => {
        const known = knownField(object, field)
        return (
          <div key={field}>
            <Text size="sm" fw={550} mb={6}>
              {t(`why.${effect}`, { field: known ? labels(known.label) : field })}
            </Text>
            <WhyConditions object={object} rule={rule} />
          </div>
        )
      })}
    </Stack>
  )
}
