import type { Todos } from '../../../domain/order/types'
import { isForStaff } from '../../../domain/todo/for-staff'
import type { Cloud } from '../../../emulator/types'

/** The collections whose documents carry to-dos. */
export const carriers = ['orders', 'groups', 'responses', 'identities', 'imports']

/** A stuck to-do says why; `nextDue` is the first that is not stuck; and when all is settled nothing is overdue. */
export function ofTodos(cloud: Cloud, settled: boolean): string[] {
  const found: string[] = []
  for (const collection of carriers) {
    const documents = cloud.database.find<{
      _id: string
      todo?: Todos
      nextDue?: number | null
      stuck?: boolean
    }>(collection)
    for (const { _id, todo = {}, nextDue = null, stuck = false } of documents) {
      const all = Object.entries(todo)
      for (const [name, one] of all)
        if (isForStaff(one) && !one.lastError)
          found.push(`${collection}/${_id}: ${name} is stuck without a reason`)
      // Whoever took the last such to-do away, and died, left the document due: the next engine puts it right.
      const lookedAtNow = nextDue !== null && nextDue <= cloud.clock.now()
      if (stuck !== all.some(([, one]) => isForStaff(one)) && !lookedAtNow)
        found.push(`${collection}/${_id}: stuck is ${stuck}`)
      const dues = all.filter(([, one]) => !one.stuck).map(([, { due }]) => due)
      // Whoever adds a to-do makes the document due now, also when it was due before and nobody had come to it.
      if (dues.length > 0 && !lookedAtNow && (nextDue === null || nextDue > Math.min(...dues)))
        found.push(
          `${collection}/${_id}: a to-do is due at ${Math.min(...dues)}, nobody looks before ${nextDue}`,
        )
      if (settled && nextDue !== null && nextDue <= cloud.clock.now())
        found.push(`${collection}/${_id} is overdue: ${JSON.stringify(todo)}`)
    }
  }
  return found
}
