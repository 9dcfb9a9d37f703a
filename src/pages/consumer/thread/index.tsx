import { useRouter } from '@tarojs/taro'
import { Conversation } from './conversation'
import { Threads } from './threads'

/** With an id one matter, without one all of them. */
export default function ThreadPage() {
  const { id } = useRouter().params
  return id ? <Conversation caseId={id} /> : <Threads />
}
