import { useHats } from '@/session/me'
import { Desk } from './desk'

/** The desk. For who only leads it is what the work tab opens, so it carries the tab bar; who also works for the brand goes back to her two ways. */
export default function DeskPage() {
  const hats = useHats()
  return <Desk tab={!hats.includes('staff')} />
}
