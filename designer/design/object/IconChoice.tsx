import { Button, Input, Popover, ScrollArea, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { ObjectIcon } from '../../ui/ObjectIcon.tsx'
import { objectIcons } from '../../ui/object-icons.ts'
import classes from './object.module.css'

interface IconChoiceProps {
  value: string | undefined
  onChange: (icon: string) => void
}

/** The icon of an object, chosen from those that fit business things. */
export function IconChoice({ value, onChange }: IconChoiceProps) {
  const { t } = useTranslation('design-object')
  const [isOpen, { toggle, close }] = useDisclosure(false)
  return (
    <Input.Wrapper label={t('settings.icon')} labelElement="div">
      <div>
        <Popover opened={isOpen} onChange={(open) => !open && close()} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<ObjectIcon name={value} />} aria-expanded={isOpen} onClick={toggle}>
            {t('settings.iconChoose')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={8}>
          <ScrollArea.Autosize mah={300}>
            <div className={classes.iconChoice}>
              {Object.keys(objectIcons).map((name) => (
                <UnstyledButton
                  key={name}
                  className={classes.icon}
                  aria-label={name.replaceAll('-', ' ')}
                  aria-pressed={name === value}
                  onClick={() => {
                    onChange(name)
                    close()
                  }}
                >
                  <ObjectIcon name={name} />
                </UnstyledButton>
              ))}
            </div>
          </ScrollArea.Autosize>
        </Popover.Dropdown>
        </Popover>
      </div>
    </Input.Wrapper>
  )
}
