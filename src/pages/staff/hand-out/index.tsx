import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { collectFor, findParcel, type Stand } from '@/cloud/staff'
import { HandOutPage } from '@/components/hand-out'
import type { Counter } from '@/components/hand-out/use-hand-out'

/** Staff stand at a point for its leader: for one group of hers, or for whatever arrived there. */
export default function StaffHandOut() {
  const { id: groupId = '', point: pointId, name = '' } = useRouter().params
  const counter = useMemo((): Counter => {
    const stand: Stand = pointId ? { pointId } : { groupId }
    return {
      find: code => findParcel({ ...stand, code }),
      collect: input => collectFor({ ...stand, ...input }),
    }
  }, [groupId, pointId])
  const what = pointId ? '到了货的都能交' : '只交这个团的货'
  return <HandOutPage counter={counter} note={`${decodeURIComponent(name)}，${what}。会记下是你交的。`} />
}
