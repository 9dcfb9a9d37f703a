import { buildFunctions, functionLimit } from '../../scripts/build-functions.ts'
import { packagesOf } from '../../scripts/check/sizes.ts'
import { appFolder, hasApp, requireApp } from '../../scripts/support/app.ts'
import { figure, type CountFigures } from '../../scripts/support/figure.ts'

const kb = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10

/** What a phone downloads and what a cold instance reads. */
const sizes: CountFigures = async log => {
  const functions = await buildFunctions()
  if (hasApp()) await requireApp('weapp', log)
  const packages = hasApp() ? packagesOf(appFolder('weapp')) : []
  return [
    ...packages.map(({ name, bytes, limit }) =>
      figure({
        id: `weapp.${name.replace(/^pages\//, '')}`,
        value: kb(bytes),
        unit: 'KB',
        target: kb(limit),
        op: '<=',
        method: 'all files of the package in dist/weapp, not compressed',
      }),
    ),
    ...functions.map(({ name, bytes }) =>
      figure({
        id: `function.${name}`,
        value: kb(bytes),
        unit: 'KB',
        target: kb(functionLimit),
        op: '<=',
        method: 'the minified bundle without the SDK',
      }),
    ),
    ...functions.map(({ name, sdkRequires }) =>
      figure({
        id: `function.${name}.sdk`,
        value: sdkRequires,
        unit: 'requires',
        target: 1,
        op: '<=',
        method: 'requires of wx-server-sdk counted in the bundle',
      }),
    ),
  ]
}

export default sizes
