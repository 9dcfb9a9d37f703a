import bottleLimeade from '@/art/goods/bottle-limeade.svg'
import bottleLychee from '@/art/goods/bottle-lychee.svg'
import bottleMandarin from '@/art/goods/bottle-mandarin.svg'
import bottleOsmanthus from '@/art/goods/bottle-osmanthus.svg'
import bottlePlum from '@/art/goods/bottle-plum.svg'
import bottleSeasalt from '@/art/goods/bottle-seasalt.svg'
import bottleSoda from '@/art/goods/bottle-soda.svg'
import canMandarin from '@/art/goods/can-mandarin.svg'
import canPlum from '@/art/goods/can-plum.svg'
import crate from '@/art/goods/crate.svg'
import giftbox from '@/art/goods/giftbox.svg'
import opener from '@/art/goods/opener.svg'
import sixpack from '@/art/goods/sixpack.svg'

/** Drawn goods by their id in the catalogue (`art`). */
export const goodsArt: Record<string, string> = {
  'bottle-limeade': bottleLimeade,
  'bottle-lychee': bottleLychee,
  'bottle-mandarin': bottleMandarin,
  'bottle-osmanthus': bottleOsmanthus,
  'bottle-plum': bottlePlum,
  'bottle-seasalt': bottleSeasalt,
  'bottle-soda': bottleSoda,
  'can-mandarin': canMandarin,
  'can-plum': canPlum,
  crate,
  giftbox,
  opener,
  sixpack,
}
