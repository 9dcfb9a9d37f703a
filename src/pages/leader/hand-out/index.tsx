import { HandOutPage } from '@/components/hand-out'
import { collect, findPickup } from '@/cloud/leader'

const counter = { find: findPickup, collect }

/** A leader hands out at her own points. */
export default function HandOut() {
  return <HandOutPage counter={counter} />
}
