import type { Icon, IconProps } from '@tabler/icons-react'
import { type ComponentType, createElement, forwardRef, lazy, type RefAttributes, Suspense } from 'react'

type IconModule = Promise<{ default: Icon }>

// Each is fetched when it is first shown: all of them are 10 KiB, and a workspace shows a few.
/** The icons that an object can have, by the name that its definition says. */
export const objectIcons: Readonly<Record<string, () => IconModule>> = {
  target: () => import('@tabler/icons-react/dist/esm/icons/IconTarget.mjs'),
  building: () => import('@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'),
  'building-store': () => import('@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs'),
  'building-factory-2': () => import('@tabler/icons-react/dist/esm/icons/IconBuildingFactory2.mjs'),
  'building-bank': () => import('@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'),
  users: () => import('@tabler/icons-react/dist/esm/icons/IconUsers.mjs'),
  user: () => import('@tabler/icons-react/dist/esm/icons/IconUser.mjs'),
  'user-circle': () => import('@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs'),
  'id-badge-2': () => import('@tabler/icons-react/dist/esm/icons/IconIdBadge2.mjs'),
  'address-book': () => import('@tabler/icons-react/dist/esm/icons/IconAddressBook.mjs'),
  briefcase: () => import('@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs'),
  businessplan: () => import('@tabler/icons-react/dist/esm/icons/IconBusinessplan.mjs'),
  coin: () => import('@tabler/icons-react/dist/esm/icons/IconCoin.mjs'),
  cash: () => import('@tabler/icons-react/dist/esm/icons/IconCash.mjs'),
  'credit-card': () => import('@tabler/icons-react/dist/esm/icons/IconCreditCard.mjs'),
  receipt: () => import('@tabler/icons-react/dist/esm/icons/IconReceipt.mjs'),
  'file-invoice': () => import('@tabler/icons-react/dist/esm/icons/IconFileInvoice.mjs'),
  'file-text': () => import('@tabler/icons-react/dist/esm/icons/IconFileText.mjs'),
  'file-certificate': () => import('@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'),
  writing: () => import('@tabler/icons-react/dist/esm/icons/IconWriting.mjs'),
  signature: () => import('@tabler/icons-react/dist/esm/icons/IconSignature.mjs'),
  'shopping-cart': () => import('@tabler/icons-react/dist/esm/icons/IconShoppingCart.mjs'),
  package: () => import('@tabler/icons-react/dist/esm/icons/IconPackage.mjs'),
  box: () => import('@tabler/icons-react/dist/esm/icons/IconBox.mjs'),
  truck: () => import('@tabler/icons-react/dist/esm/icons/IconTruck.mjs'),
  'map-pin': () => import('@tabler/icons-react/dist/esm/icons/IconMapPin.mjs'),
  home: () => import('@tabler/icons-react/dist/esm/icons/IconHome.mjs'),
  calendar: () => import('@tabler/icons-react/dist/esm/icons/IconCalendar.mjs'),
  'calendar-event': () => import('@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs'),
  clock: () => import('@tabler/icons-react/dist/esm/icons/IconClock.mjs'),
  phone: () => import('@tabler/icons-react/dist/esm/icons/IconPhone.mjs'),
  mail: () => import('@tabler/icons-react/dist/esm/icons/IconMail.mjs'),
  message: () => import('@tabler/icons-react/dist/esm/icons/IconMessage.mjs'),
  speakerphone: () => import('@tabler/icons-react/dist/esm/icons/IconSpeakerphone.mjs'),
  bell: () => import('@tabler/icons-react/dist/esm/icons/IconBell.mjs'),
  ticket: () => import('@tabler/icons-react/dist/esm/icons/IconTicket.mjs'),
  tool: () => import('@tabler/icons-react/dist/esm/icons/IconTool.mjs'),
  settings: () => import('@tabler/icons-react/dist/esm/icons/IconSettings.mjs'),
  checklist: () => import('@tabler/icons-react/dist/esm/icons/IconChecklist.mjs'),
  'clipboard-text': () => import('@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs'),
  'clipboard-check': () => import('@tabler/icons-react/dist/esm/icons/IconClipboardCheck.mjs'),
  flag: () => import('@tabler/icons-react/dist/esm/icons/IconFlag.mjs'),
  star: () => import('@tabler/icons-react/dist/esm/icons/IconStar.mjs'),
  heart: () => import('@tabler/icons-react/dist/esm/icons/IconHeart.mjs'),
  bulb: () => import('@tabler/icons-react/dist/esm/icons/IconBulb.mjs'),
  school: () => import('@tabler/icons-react/dist/esm/icons/IconSchool.mjs'),
  book: () => import('@tabler/icons-react/dist/esm/icons/IconBook.mjs'),
  certificate: () => import('@tabler/icons-react/dist/esm/icons/IconCertificate.mjs'),
  stethoscope: () => import('@tabler/icons-react/dist/esm/icons/IconStethoscope.mjs'),
  car: () => import('@tabler/icons-react/dist/esm/icons/IconCar.mjs'),
  plane: () => import('@tabler/icons-react/dist/esm/icons/IconPlane.mjs'),
  world: () => import('@tabler/icons-react/dist/esm/icons/IconWorld.mjs'),
  'device-laptop': () => import('@tabler/icons-react/dist/esm/icons/IconDeviceLaptop.mjs'),
  server: () => import('@tabler/icons-react/dist/esm/icons/IconServer.mjs'),
  lock: () => import('@tabler/icons-react/dist/esm/icons/IconLock.mjs'),
  key: () => import('@tabler/icons-react/dist/esm/icons/IconKey.mjs'),
  'chart-bar': () => import('@tabler/icons-react/dist/esm/icons/IconChartBar.mjs'),
  'chart-pie': () => import('@tabler/icons-react/dist/esm/icons/IconChartPie.mjs'),
  timeline: () => import('@tabler/icons-react/dist/esm/icons/IconTimeline.mjs'),
  tag: () => import('@tabler/icons-react/dist/esm/icons/IconTag.mjs'),
  bookmark: () => import('@tabler/icons-react/dist/esm/icons/IconBookmark.mjs'),
  folder: () => import('@tabler/icons-react/dist/esm/icons/IconFolder.mjs'),
  archive: () => import('@tabler/icons-react/dist/esm/icons/IconArchive.mjs'),
  leaf: () => import('@tabler/icons-react/dist/esm/icons/IconLeaf.mjs'),
  gift: () => import('@tabler/icons-react/dist/esm/icons/IconGift.mjs'),
  trophy: () => import('@tabler/icons-react/dist/esm/icons/IconTrophy.mjs'),
  rocket: () => import('@tabler/icons-react/dist/esm/icons/IconRocket.mjs'),
  scale: () => import('@tabler/icons-react/dist/esm/icons/IconScale.mjs'),
  photo: () => import('@tabler/icons-react/dist/esm/icons/IconPhoto.mjs'),
  table: () => import('@tabler/icons-react/dist/esm/icons/IconTable.mjs'),
}

/** The icon of a name; a table stands for none and for names that this version does not know. */
export function iconNamed(name = usual): Icon {
  const known = Object.hasOwn(objectIcons, name) ? name : usual
  const icon = icons.get(known) ?? fetchedIcon(known)
  icons.set(known, icon)
  return icon
}

const usual = 'table'

const icons = new Map<string, Icon>()

/** An icon that keeps its place free until it is there. */
function fetchedIcon(name: string): Icon {
  const Fetched = lazy<ComponentType<IconProps & RefAttributes<SVGSVGElement>>>(objectIcons[name] ?? nothing)
  return forwardRef<SVGSVGElement, IconProps>(({ size = 24, ...props }, ref) => {
    const place = createElement('svg', { width: size, height: size, 'aria-hidden': true })
    return createElement(Suspense, { fallback: place }, createElement(Fetched, { size, ...props, ref }))
  })
}

/** Only for the compiler: a known name has an icon. */
const nothing = (): IconModule => Promise.reject(new Error('no such icon'))
