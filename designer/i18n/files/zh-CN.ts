import type { ResourceKey } from 'i18next'

/** Where each namespace of the language is fetched from. */
export const files = import.meta.glob<ResourceKey>('../zh-CN/*.json', { import: 'default' })
