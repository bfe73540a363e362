import bundledChromium from '@sparticuz/chromium'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

export interface BrowserWish {
  /** Language of the browser; the app follows it before sign-in. */
  language?: 'en' | 'vi' | 'zh-CN'
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** Lets the test inject scripts of its own (axe) into pages with a strict policy. */
  bypassPolicy?: boolean
}

/** A browser of one's own with an empty profile; `close` also removes the profile. */
export async function openBrowser(wish: BrowserWish = {}): Promise<BrowserContext> {
  const profile = await mkdtemp(path.join(tmpdir(), 'tessera-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: flags,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: await writeFontSettings(profile) },
    locale: locales[wish.language ?? 'en'],
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: wish.colorScheme ?? 'light',
    viewport: wish.viewport ?? { width: 1280, height: 800 },
    bypassCSP: wish.bypassPolicy ?? false,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.on('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return context
}

const locales = { en: 'en-US', vi: 'vi-VN', 'zh-CN': 'zh-CN' } as const

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** `CHROMIUM_PATH`, else a Chromium on the PATH, else the one that npm brought: tests never skip for want of a browser. */
async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  return onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ?? bundledChromium.executablePath()
}

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Bare machines have no Chinese face and would show boxes; ours comes with the development dependencies. */
async function writeFontSettings(folder: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const chinese = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const cache = path.join(folder, 'font-cache')
  await mkdir(cache, { recursive: true })
  const file = path.join(folder, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${chinese}/400Regular</dir>
  <dir>${chinese}/600SemiBold</dir>
  <cachedir>${cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family><family>Noto Sans SC</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`,
  )
  return file
}
