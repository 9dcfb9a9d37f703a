import type { Hat, MeOutput } from '#contracts/member'
import type { Refusal } from '@/cloud/client'
import { getMe } from '@/cloud/member'
import { read, write } from '@/platform/storage'
import { createStore, useStore } from './store'

export type { Hat }
/** What the app must know of whoever holds the phone. The cloud decides again at every call. */
export type Me = MeOutput

export type Knowing =
  { state: 'asking' } | { state: 'known'; me: Me } | { state: 'unheard'; refusal: Refusal }

const knowing = createStore<Knowing>({ state: 'asking' })
const elderly = createStore<boolean>(read<boolean>('elder') ?? false)
const hats = createStore<Hat[]>(read<Hat[]>('hats') ?? ['consumer'])

let asked: Promise<void> | undefined

/** Asks who I am, once for all pages. `again` asks anew, for example after consent or when the network is back. */
export function learnMe(again = false): Promise<void> {
  if (asked && !again) return asked
  asked = getMe().then(reply => {
    if (reply.ok) keepMe(reply.data)
    else if (knowing.get().state !== 'known') {
      knowing.set({ state: 'unheard', refusal: reply.refusal })
      asked = undefined
    }
  })
  return asked
}

/** Takes over what another answer said about me, for example after the profile was changed. */
export function keepMe(me: Me): void {
  knowing.set({ state: 'known', me })
  hats.set(me.hats)
  write('hats', me.hats)
  // A stranger keeps what she chose on this phone; a member's choice comes along from the cloud.
  if (me.member) wearElder(me.member.elder)
}

/** Elder mode at once on this phone; telling the cloud is the caller's business. */
export function wearElder(on: boolean): void {
  elderly.set(on)
  write('elder', on)
}

export const me = (): Me | undefined => {
  const known = knowing.get()
  return known.state === 'known' ? known.me : undefined
}

/** Me, or undefined while unknown. */
export function useMe(): Me | undefined {
  const known = useStore(knowing)
  return known.state === 'known' ? known.me : undefined
}

/** A member with consent in force: who may place an order. */
export const isMember = (who: Me | undefined): boolean => !!who?.member && !!who.consent

export const useWaitingSurvey = () => useMe()?.waiting.survey ?? null

/** The whole story, for a page that must tell asking from unheard. */
export const useKnowing = (): Knowing => useStore(knowing)

export const useElder = (): boolean => useStore(elderly)

/** Hats as last known, at once, so that the tab bar does not jump. */
export const useHats = (): Hat[] => useStore(hats)
