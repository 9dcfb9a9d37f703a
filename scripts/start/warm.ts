import type { Cloud } from '../../emulator/types.ts'

/**
 * Starts an instance of every function behind what is open already, and says when no first call waits for one any more. Never
 * throws: a call whose function did not start says itself why.
 */
export async function warmBehind(cloud: Pick<Cloud, 'warm'>, say: (line: string) => void): Promise<void> {
  try {
    const started = await cloud.warm()
    if (started > 0) say(`The functions are warm (${started}): no first call waits.  云函数都热好了`)
  } catch (error) {
    say(`Warming the functions did not work: ${String(error)}`)
  }
}
