// The platform lists some places under names that their people no longer use.
const renamed: Readonly<Record<string, string>> = {
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** A time zone by the name of today: `Asia/Saigon` -> `Asia/Ho_Chi_Minh`. */
export const presentName = (zone: string): string => renamed[zone] ?? zone
