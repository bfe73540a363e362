import { Avatar, Menu, Stack, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { initialsOf } from '../../ui/initials.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDensity } from '../density.ts'
import { signOut, useMe, useWorkspace } from '../me.ts'
import { profilePath } from '../paths.ts'

/** Who I am here, how the screen looks to me, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('frame')
  const { account } = useMe()
  const { slug, person } = useWorkspace()
  const navigate = useNavigate()
  const leave = () => signOut().then(() => navigate('/sign-in'), notifyFailed)
  return (
    <Menu position="bottom-end" width={256} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{`${t('personMenu')}: ${person.name}`}</VisuallyHidden>
          <Avatar size={30} radius="md" color="people" variant="light" aria-hidden>
            {initialsOf(person.name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={0} px="sm" py={6}>
          <Text fw={600}>{person.name}</Text>
          {account.email && (
            <Text size="xs" c="dimmed">
              {account.email}
            </Text>
          )}
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to={profilePath(slug)} closeMenuOnClick leftSection={<IconUserCircle size={16} aria-hidden />}>
          {t('profile')}
        </Menu.Item>
        <Menu.Divider />
        <ThemeChoice />
        <Menu.Divider />
        <DensityChoice />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function ThemeChoice() {
  const { t } = useTranslation('frame')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Choice
      label={t('theme.label')}
      value={colorScheme}
      options={[
        { value: 'light', label: t('theme.light') },
        { value: 'dark', label: t('theme.dark') },
        { value: 'auto', label: t('theme.auto') },
      ]}
      onChange={setColorScheme}
    />
  )
}

function DensityChoice() {
  const { t } = useTranslation('frame')
  const [density, setDensity] = useDensity()
  return (
    <Choice
      label={t('density.label')}
      value={density}
      options={[
        { value: 'compact', label: t('density.compact') },
        { value: 'comfortable', label: t('density.comfortable') },
      ]}
      onChange={setDensity}
    />
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {/* The values are exactly those of the options. */}
      <Menu.RadioGroup value={value} onChange={(next) => onChange(next as Value)}>
        {options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value}>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}
