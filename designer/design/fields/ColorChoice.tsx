import { ActionIcon, Popover, SimpleGrid, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { optionColors } from '../../../schemas/fields/option-colors.ts'
import { OptionDot } from '../../ui/OptionDot.tsx'
import classes from './fields.module.css'

interface ColorChoiceProps {
  value: string | undefined
  label: string
  onChange: (color: string) => void
}

/** The colour of an option out of those that can be read on both grounds. */
export function ColorChoice({ value, label, onChange }: ColorChoiceProps) {
  const { t } = useTranslation('design-fields')
  const [isOpen, { toggle, close }] = useDisclosure(false)
  return (
    <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={26} aria-label={label} aria-expanded={isOpen} onClick={toggle}>
          <OptionDot color={value} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <SimpleGrid cols={5} spacing={4} verticalSpacing={4}>
          {optionColors.map((color) => (
            <UnstyledButton
              key={color}
              className={classes.color}
              aria-label={t(`color.${color}`)}
              aria-pressed={color === value}
              title={t(`color.${color}`)}
              onClick={() => {
                onChange(color)
                close()
              }}
            >
              <OptionDot color={color} />
              {color === value && <IconCheck size={12} aria-hidden />}
            </UnstyledButton>
          ))}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  )
}
