import { defineConfig } from '@tarojs/cli'
import path from 'node:path'

const root = process.cwd()
/** Sources outside `src` that the app runs too; Taro compiles only its own folder unless told. */
const shared = { include: ['domain', 'contracts'].map(folder => path.join(root, folder)) }
const scopedName = '[local]_[hash:base64:4]'

/**
 * How Taro builds the app. 750 design pixels are one screen width, so 2 px written here are 1 px of the drawings.
 * `LINTUAN_PARTS=1` adds the page of all components; it never reaches a package that is shipped.
 */
export default defineConfig<'webpack5'>(async () => ({
  projectName: 'lintuan',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: process.env.LINTUAN_OUT || `dist/${process.env.TARO_ENV}`,
  plugins: [path.resolve(root, 'config/plugins/spoken.ts')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  alias: {
    '@': path.resolve(root, 'src'),
    '#contracts': path.resolve(root, 'contracts'),
    '#domain': path.resolve(root, 'domain'),
  },
  defineConstants: {
    __PARTS__: JSON.stringify(process.env.LINTUAN_PARTS === '1'),
    __CLOUD_ENV__: JSON.stringify(process.env.LINTUAN_CLOUD_ENV || ''),
  },
  // Chinese stays Chinese in the packages: an escape is twice as long, and the platform reads UTF-8.
  terser: { enable: true, config: { output: { ascii_only: false } } },
  copy: { patterns: [], options: {} },
  mini: {
    compile: shared,
    postcss: {
      pxtransform: { enable: true, config: {} },
      cssModules: { enable: true, config: { namingPattern: 'module', generateScopedName: scopedName } },
    },
    // Pictures stay files beside the code: a picture inlined as base64 weighs a third more.
    imageUrlLoaderOption: { limit: 1 },
  },
  h5: {
    compile: shared,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[hash].css',
      chunkFilename: 'css/[name].[chunkhash].css',
    },
    imageUrlLoaderOption: { limit: 1 },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // Past 430 px the page stays as large as on a wide phone and stands in the middle.
      pxtransform: {
        enable: true,
        config: { baseFontSize: 20, minRootSize: 17, maxRootSize: (20 * 430) / 375 },
      },
      cssModules: { enable: true, config: { namingPattern: 'module', generateScopedName: scopedName } },
    },
  },
}))
