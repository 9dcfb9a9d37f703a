import { Desk } from './desk'

/** The desk by its own address, for who comes from the work tab's two ways or from a message. */
export default function DeskPage() {
  return <Desk />
}
