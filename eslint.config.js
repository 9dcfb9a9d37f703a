import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import docstring from './scripts/check/rules/docstring.js'
import transactionWhere from './scripts/check/rules/transaction-where.js'

/** What would make a decision differ between two runs with the same arguments. */
const unrepeatable = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'No chance here: ids are arguments.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'No clock here: `now` is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: `now` is an argument.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'No clock here: `now` is an argument.' },
  {
    selector: "MemberExpression[object.name='performance'][property.name='now']",
    message: 'No clock here: `now` is an argument.',
  },
]

const sdk = {
  paths: [
    { name: 'wx-server-sdk', message: 'Only cloudfunctions/_kit/wechat.ts opens the door to the SDK.' },
  ],
}

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.lintuan/', 'coverage/', '.swc/', 'tests/*/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { house: { rules: { docstring, 'transaction-where': transactionWhere } } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'none' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': ['error', sdk],
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  { files: ['**/*.cjs', 'eslint.config.js', 'scripts/check/rules/*.js'], extends: [tseslint.configs.base] },
  {
    // Where a forgotten await loses money: the compiler's knowledge is worth its seconds.
    files: ['cloudfunctions/**/*.ts', 'emulator/**/*.ts', 'domain/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'cloudfunctions/**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
    },
  },
  {
    files: ['domain/**/*.ts', 'cloudfunctions/**/*.ts'],
    ignores: ['cloudfunctions/_kit/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unrepeatable] },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'house/docstring': 'error',
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch', 'crypto'],
    },
  },
  { files: ['cloudfunctions/**/*.ts'], rules: { 'house/transaction-where': 'error' } },
  // The emulator's tests speak to the SDK as a function would; they are the other side of the door.
  {
    files: ['cloudfunctions/_kit/wechat.ts', 'tests/**', 'bench/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // The plugin's other rules serve React's compiler, which Taro's React 18 does not use.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-imports': ['error', sdk],
    },
  },
)
