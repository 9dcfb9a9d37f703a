import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { collectFor, findParcel } from '@/cloud/staff'
import { HandOutPage } from '@/components/hand-out'

/** Staff stand at a group's point for its leader. */
export default function StaffHandOut() {
  const { id: groupId = '', name = '' } = useRouter().params
  const counter = useMemo(
    () => ({
      find: (code: string) => findParcel({ groupId, code }),
      collect: (input: Omit<Parameters<typeof collectFor>[0], 'groupId'>) =>
        collectFor({ groupId, ...input }),
    }),
    [groupId],
  )
  return (
    <HandOutPage counter={counter} note={`${decodeURIComponent(name)}，只交这个团的货。会记下是你交的。`} />
  )
}
