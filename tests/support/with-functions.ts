import { buildFunctions } from '../../scripts/build-functions.ts'

/** Tests of functions run what would be deployed, so the bundles are brought up to date first. */
export default async function setup(): Promise<void> {
  await buildFunctions()
}
