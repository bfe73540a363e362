/** A reason why the process cannot start, told to the person in one line; anything else that is thrown is a bug. */
export class StartError extends Error {
  override name = 'StartError'
}
