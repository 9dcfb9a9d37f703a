import { createStore, useStore } from './store'

/** The region staff look at; undefined is everything they may see. Not kept: another day begins with everything. */
export interface Region {
  id: string
  name: string
}

const chosen = createStore<Region | undefined>(undefined)

export const chooseRegion = (region: Region | undefined): void => chosen.set(region)
export const useRegion = (): Region | undefined => useStore(chosen)
/** As the staff's questions take it. */
export const scopeOf = (region: Region | undefined): { regionId?: string } =>
  region ? { regionId: region.id } : {}
