import { useTranslation } from 'react-i18next'
import classes from './differences.module.css'
import { type TextPiece, wordDifference } from './word-difference.ts'

interface BeforeAfterProps {
  old: string
  now: string
}

/** What something said before and what it says now, with the words marked that are not in both. */
export function BeforeAfter({ old, now }: BeforeAfterProps) {
  const { t } = useTranslation('design-differences')
  const pieces = wordDifference(old, now)
  return (
    <dl className={classes.sides}>
      <dt>{t('before')}</dt>
      <dd>{pieces.filter((piece) => piece.in !== 'new').map(marked)}</dd>
      <dt>{t('after')}</dt>
      <dd>{pieces.filter((piece) => piece.in !== 'old').map(marked)}</dd>
    </dl>
  )
}

function marked({ text, in: side }: TextPiece, index: number) {
  // Pieces are never reordered: they are made anew with the texts.
  if (side === 'old') return <del key={index}>{text}</del>
  return side === 'new' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>
}
