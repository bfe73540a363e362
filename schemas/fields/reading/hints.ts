/** What is known of a file or a column before its texts are read; texts that leave no doubt are read by themselves. */
export interface ReadingHints {
  /** Which part of `11/12/2026` comes first. */
  readonly dateOrder?: DateOrder
  /** Whether `1.234` is a thousand and more, or one and a bit. */
  readonly decimalMark?: DecimalMark
  /** The program that wrote the file took `0912345678` for a number and dropped the zero in front. */
  readonly leadingZeroLost?: boolean
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export type DecimalMark = ',' | '.'
