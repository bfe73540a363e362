import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import classes from './layouts.module.css'

/** What a layout is for, at a glance: boxes to fill in with a button, or what is known with a list below it. */
export function UsePicture({ use }: { use: LayoutDefinition['for'] }) {
  return (
    <svg viewBox="0 0 64 44" width={64} height={44} className={classes.picture} aria-hidden>
      <rect x="0.5" y="0.5" width="63" height="43" rx="4" className={classes.sheet} />
      {use === 'form' ? (
        <>
          <path d="M7 8h14M36 8h14M7 23h18" />
          <rect x="7" y="11.5" width="22" height="7" rx="1.5" />
          <rect x="35" y="11.5" width="22" height="7" rx="1.5" />
          <rect x="7" y="33" width="16" height="6" rx="1.5" className={classes.strong} />
          <path d="M7 27h50" />
        </>
      ) : (
        <>
          <path d="M7 8h24" className={classes.strong} />
          <path d="M7 14h16M30 14h14M7 19h20M30 19h10" />
          <rect x="7" y="25" width="50" height="13" rx="1.5" />
          <path d="M7 31.5h50M24 25v13M41 25v13" />
        </>
      )}
    </svg>
  )
}
