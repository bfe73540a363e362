import type { Duty } from '../work/duty.ts'
import { beginWaiting } from './waiting-starts.ts'

/** Begins the starts that have waited for other runs and need wait no longer. */
export const beginStarts: Duty = ({ data, schema, ports }) => data.sql.begin((runner) => beginWaiting(runner, schema, ports.clock.now()))
