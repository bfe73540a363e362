import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconExternalLink, IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Maps that an address can be opened in. Nothing is loaded from them before somebody goes there. */
const maps = [
  { name: 'google', url: (address: string) => `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}` },
  { name: 'amap', url: (address: string) => `https://uri.amap.com/search?keyword=${encodeURIComponent(address)}` },
  { name: 'baidu', url: (address: string) => `https://api.map.baidu.com/geocoder?address=${encodeURIComponent(address)}&output=html&src=tessera` },
] as const

/** Opens an address on the map that the reader chooses. */
export function MapLinks({ address }: { address: string }) {
  const { t } = useTranslation('work')
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Tooltip label={t('map.open')}>
          <ActionIcon size={24} variant="subtle" color="gray" aria-label={t('map.open')}>
            <IconMapPin size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {maps.map(({ name, url }) => (
          <Menu.Item key={name} component="a" href={url(address)} target="_blank" rel="noreferrer noopener" rightSection={<IconExternalLink size={14} aria-hidden />}>
            {t(`map.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
