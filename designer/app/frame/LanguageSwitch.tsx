import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconCheck, IconLanguage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages, useLanguage } from '../../i18n/language.ts'

interface LanguageSwitchProps {
  /** Shows the language's name, where there is room for it. */
  isNamed?: boolean
  onChoose: (language: Language) => void
}

/** The languages of the interface; each is named in itself, so that a lost reader finds the way home. */
export function LanguageSwitch({ isNamed = false, onChoose }: LanguageSwitchProps) {
  const { t } = useTranslation('frame')
  const { language } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        {isNamed ? (
          <Button variant="subtle" color="gray" leftSection={<IconLanguage size={18} stroke={1.6} aria-hidden />}>
            {languageNames[language]}
          </Button>
        ) : (
          <Tooltip label={t('language')} disabled={isOpen}>
            <ActionIcon aria-label={t('language')}>
              <IconLanguage size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            aria-current={each === language || undefined}
            rightSection={each === language && <IconCheck size={15} aria-hidden />}
            onClick={() => onChoose(each)}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
