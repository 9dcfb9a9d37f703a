/**
 * Who may import whom. The arrows of the house, each with its reason; `npm run check -- imports` runs them
 * and fails also when the cruiser overlooks one of our files, which looks exactly like obedience.
 */

/** A forbidden arrow; everything is an error, a warning nobody reads is no rule. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'A circle has no inside.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('resolves', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'domain-imports-domain-only',
      'The same rule runs on the phone, in the function and in a test.',
      { path: '^domain/' },
      { pathNot: '^domain/', couldNotResolve: false },
    ),
    forbid(
      'contracts-import-domain-and-zod-mini',
      'One definition of every message; full zod adds 90 KB to every function.',
      { path: '^contracts/' },
      { pathNot: ['^(contracts|domain)/', '(^|/)node_modules/zod/(v4/)?mini/'] },
    ),
    forbid(
      'zod-mini-only',
      'Full zod adds 90 KB to every function.',
      { path: '^(src|cloudfunctions|contracts|domain)/' },
      { path: '(^|/)node_modules/zod/', pathNot: '(^|/)node_modules/zod/(v4/)?(mini|core|locales)/' },
    ),
    forbid(
      'src-stays-on-the-phone',
      'The phone knows contracts and pure rules, never the cloud’s inside.',
      { path: '^src/' },
      { path: '^(cloudfunctions|emulator|tests|bench|scripts|config)/' },
    ),
    forbid(
      'src-takes-contracts-as-types',
      'Schemas have no business on the phone.',
      { path: '^src/' },
      { path: '^contracts/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'pages-do-not-import-pages',
      'A page is a leaf; what two of them share is a component, or a file beside the pages of their hat.',
      { path: '^src/pages/([^/]+)/([^/]+)/' },
      { path: '^src/pages/', pathNot: '^src/pages/($1/$2/|$1/[^/]+$)' },
    ),
    forbid(
      'nothing-below-imports-pages',
      'Pages compose; nothing composes pages.',
      { path: '^src/', pathNot: '^src/pages/' },
      { path: '^src/pages/' },
    ),
    forbid(
      'functions-are-alone',
      'Each function is deployed alone.',
      { path: '^cloudfunctions/([^_/][^/]*)/' },
      { path: '^cloudfunctions/[^_/][^/]*/', pathNot: '^cloudfunctions/$1/' },
    ),
    forbid(
      'functions-know-the-trade-and-the-kit',
      'A function imports contracts, domain, the kit and the effects; a package only through the kit.',
      { path: '^cloudfunctions/[^/]+/', pathNot: '^cloudfunctions/_kit/' },
      { pathNot: '^(cloudfunctions|contracts|domain)/', couldNotResolve: false },
    ),
    forbid(
      'kit-knows-no-function',
      'The kit carries the functions, not the other way round.',
      { path: '^cloudfunctions/_kit/' },
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/_kit/' },
    ),
    forbid(
      'kit-stays-in-the-cloud',
      'The kit is deployed too.',
      { path: '^cloudfunctions/_kit/' },
      { path: '^(src|emulator|tests|bench|scripts|config)/' },
    ),
    forbid(
      'store-does-not-think',
      'Storage imports shapes, decisions are made before it.',
      { path: '^cloudfunctions/_kit/store/' },
      { path: '^domain/', dependencyTypesNot: ['type-only'], pathNot: '^domain/(result|[^/]+/types)\\.ts$' },
    ),
    forbid(
      'one-door-to-the-sdk',
      'One door to audit.',
      {
        path: '^(src|cloudfunctions|domain|contracts|emulator|scripts|config)/',
        pathNot: '^cloudfunctions/_kit/wechat\\.ts$',
      },
      { path: ['(^|/)node_modules/wx-server-sdk/', '^wx-server-sdk'] },
    ),
    forbid(
      'emulator-speaks-over-http',
      'The local cloud knows the index declarations and the shapes it seeds, nothing of the functions.',
      { path: '^emulator/' },
      {
        path: '^(src|cloudfunctions|tests|bench|scripts|config)/',
        pathNot: '^cloudfunctions/_kit/store/indexes\\.ts$',
      },
    ),
    forbid(
      'nothing-imports-tests',
      'Tests are leaves; what measures may use their shop and their phones.',
      { pathNot: '^(tests|bench)/' },
      { path: '^tests/' },
    ),
    forbid(
      'bench-imports-no-test',
      'A measurement is no test; it may tell the same stories and plan the same accidents as one.',
      { path: '^bench/' },
      { path: '^tests/.*[.]test[.]tsx?$' },
    ),
    forbid(
      'only-tools-import-the-emulator',
      'What is shipped never meets its local double.',
      { pathNot: '^(emulator|tests|bench|scripts)/' },
      { path: '^emulator/' },
    ),
    forbid(
      'no-undeclared-packages',
      'What is imported stands in package.json.',
      { path: '^(src|cloudfunctions|domain|contracts|emulator|scripts|config|tests|bench)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'no-dev-packages-shipped',
      'Development packages are not deployed.',
      { path: '^(src|cloudfunctions|domain|contracts)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/@types/',
      },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist'] },
    // An example of somebody else's function brings the SDK itself, as its own would.
    exclude: {
      path: ['^dist/', '^coverage/', '^tests/[^/]+/fixtures/', '^emulator/example/functions/'],
    },
    // The local cloud has a package.json for its command; its packages are those of the repository.
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    // Sees `import type` as well, and tells it from the other kind.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      // Taro resolves `client` to `client.weapp.ts` or `client.h5.ts`; the plain file declares the types.
      extensions: [
        '.ts',
        '.tsx',
        '.d.ts',
        '.js',
        '.jsx',
        '.cjs',
        '.mjs',
        '.json',
        '.weapp.ts',
        '.h5.ts',
        '.weapp.tsx',
        '.h5.tsx',
      ],
    },
  },
}
