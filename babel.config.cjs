// Taro reads this with require, and the package is ESM, hence the .cjs.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
