/** What a browser says of itself, as people call it: `Chrome · Windows`; blank when it says nothing known. */
interface Device {
  readonly name: string
  readonly isPhone: boolean
}

export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? ''
  const named = [nameIn(text, browsers), nameIn(text, systems)].filter(Boolean)
  return { name: named.join(' · '), isPhone: /Android|iPhone|iPad|Mobile/.test(text) }
}

const nameIn = (text: string, names: readonly (readonly [RegExp, string])[]): string | undefined => names.find(([sign]) => sign.test(text))?.[1]

// Each browser also names those that it wants to be taken for, so the order decides.
const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Zalo/, 'Zalo'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const

const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
] as const
