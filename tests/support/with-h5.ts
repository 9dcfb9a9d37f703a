import { requireApp } from '../../scripts/support/app.ts'

/** Journeys drive the built app; building it takes long, so it is only built when it is missing or old. */
export default async function setup(): Promise<void> {
  await requireApp('h5')
}
