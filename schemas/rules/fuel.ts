/** Thrown within an evaluation that would take too much; `compileRule` turns it into the result `too-expensive`. */
export class OutOfFuel extends Error {
  override readonly name = 'OutOfFuel'
}
