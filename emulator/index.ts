import { assembleCloud } from './cloud.ts'
import { openDatabase } from './database/index.ts'
import type { Cloud, CloudOptions } from './types.ts'

export type * from './types.ts'

/**
 * Starts the local WeChat cloud: functions in workers with the real SDK, the database, WeChat Pay, open APIs,
 * storage and one clock for them all.
 * @throws when the port is taken, when neither `data` nor `memory` is given, or a config.json is wrong.
 */
export function startCloud(options: CloudOptions): Promise<Cloud> {
  return assembleCloud(options, openDatabase)
}
