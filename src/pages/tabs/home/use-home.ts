import { useCallback, useState } from 'react'
import { listGroups } from '@/cloud/group'
import { saveProfile } from '@/cloud/member'
import { useAsked } from '@/cloud/use-asked'
import { read, write } from '@/platform/storage'
import { me } from '@/session/me'

/** The groups around a pick-up point: mine, or the one I chose last on this phone. */
export function useHome() {
  const [pointId, setPoint] = useState<string | undefined>(() => read<string>('point'))
  const asking = useAsked(useCallback(() => listGroups(pointId ? { pointId } : {}), [pointId]))
  const choose = (next: string) => {
    write('point', next)
    setPoint(next)
    // A member takes her choice along to her other phones; whether that works is of no matter here.
    if (me()) void saveProfile({ pointId: next })
  }
  return { ...asking, choose }
}
