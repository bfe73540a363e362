/** The mark of Tessera: three tiles laid, the fourth on its way. */
export function TileMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect x="2" y="2" width="13" height="13" rx="3" fill="var(--records)" />
      <rect x="17" y="2" width="13" height="13" rx="3" fill="var(--people)" />
      <rect x="2" y="17" width="13" height="13" rx="3" fill="var(--outside)" />
      <rect x="18.5" y="18.5" width="10" height="10" rx="2.5" fill="none" stroke="var(--control)" strokeWidth="2.4" />
    </svg>
  )
}
