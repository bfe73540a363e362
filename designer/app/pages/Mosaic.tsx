/**
 * A mosaic on its way: `r p o c` are tiles of the four families (capitals: laid firmly), `.` is a place still open.
 * Drawn as text so that anybody can lay it anew.
 */
const picture = [
  '..c...o.r..',
  '.r..p...c..',
  'pRRRRRRRRRo',
  '.RRRRRRRRR.',
  'c...PPP..r.',
  '.o..PPP.c..',
  '..r.PPP...p',
  'p...PPP.o..',
  '..c.OOO..r.',
  '.r..OOO.p..',
  '...o...c...',
]

const family = { r: 'records', p: 'people', o: 'outside', c: 'control' } as const

const step = 40
const tile = 34

/** The picture behind sign-in: tiles of the four families that become a T. Decoration, silent for readers. */
export function Mosaic() {
  const size = picture.length * step
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="min(420px, 100%)" aria-hidden focusable="false">
      {picture.flatMap((row, y) => [...row].map((sign, x) => <Tile key={`${x}-${y}`} sign={sign} x={x * step} y={y * step} />))}
    </svg>
  )
}

function Tile({ sign, x, y }: { sign: string; x: number; y: number }) {
  const name = family[sign.toLowerCase() as keyof typeof family]
  const place = { x: x + 3, y: y + 3, width: tile, height: tile, rx: 7 }
  if (!name) return <rect {...place} fill="none" stroke="var(--line)" />
  const isFirm = sign !== sign.toLowerCase()
  return <rect {...place} fill={`var(--${name})`} opacity={isFirm ? 0.92 : 0.2} />
}
