import autocannon from 'autocannon'

/** One kind of work, on one server. */
export interface Load {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly requests: readonly autocannon.Request[]
}

/** Runs a load on 10 connections and answers the requests per second that were answered with 2xx. Any other answer is an error. */
export async function run(load: Load, seconds: number): Promise<number> {
  const result = await autocannon({
    url: load.url,
    connections: 10,
    duration: seconds,
    headers: { ...load.headers },
    requests: [...load.requests],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${load.url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
