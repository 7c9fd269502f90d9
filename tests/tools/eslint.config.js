// The pages' scripts, which no build checks before a browser runs them.

const younger = [
  ['AbortSignal', 'timeout'], ['AbortSignal', 'any'], ['URL', 'canParse'], ['URL', 'parse'], ['Object', 'hasOwn'],
  ['Object', 'groupBy'], ['crypto', 'randomUUID'], ['Promise', 'withResolvers'], ['Array', 'fromAsync'],
].map(([object, property]) => ({ object, property, message: 'Browsers of five years ago do not have it.' }));

const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc']
  .map(property => ({ property, message: 'Text stays text: see shared/dom.js.' }));

export default [
  {
    files: ['**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': 'error', 'no-const-assign': 'error', 'no-dupe-keys': 'error', 'no-dupe-args': 'error', 'no-dupe-else-if': 'error',
      'no-import-assign': 'error', 'no-self-assign': 'error', 'no-self-compare': 'error', 'no-sparse-arrays': 'error',
      'no-unreachable': 'error', 'no-unsafe-finally': 'error', 'no-unsafe-negation': 'error', 'no-unsafe-optional-chaining': 'error',
      'no-use-before-define': ['error', { functions: false, variables: false }], 'use-isnan': 'error', 'valid-typeof': 'error',
      'no-constant-condition': 'error', 'no-fallthrough': 'error', 'no-loss-of-precision': 'error', 'no-promise-executor-return': 'off',
      'array-callback-return': 'error', 'no-template-curly-in-string': 'error', 'no-unmodified-loop-condition': 'error',
      'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error', 'no-script-url': 'error', 'no-shadow-restricted-names': 'error',
      'eqeqeq': 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-throw-literal': 'error', 'no-empty': 'error',
      'no-implicit-globals': 'error', 'no-useless-return': 'error', 'no-useless-rename': 'error', 'object-shorthand': 'error',
      'no-console': ['error', { allow: ['info', 'error'] }],
      'max-lines': ['error', 150], 'complexity': ['error', 12], 'max-depth': ['error', 3], 'max-params': ['error', 5],
      'no-restricted-globals': ['error', { name: 'localStorage', message: 'See shared/keeping.js.' }, { name: 'sessionStorage', message: 'See shared/keeping.js.' },
        { name: 'setInterval', message: 'See shared/schedule.js.' }, { name: 'structuredClone', message: 'Browsers of five years ago do not have it.' }],
      'no-restricted-properties': ['error', ...younger, ...markup],
      'no-restricted-syntax': ['error', { selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]', message: 'Browsers of five years ago can’t read a look-behind, nor the module that holds it.' }],
    },
  },
  { files: ['**/shared/keeping.js'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/shared/schedule.js'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['**/wwwroot/start.js'], languageOptions: { ecmaVersion: 5, sourceType: 'script' }, rules: { 'no-var': 'off', 'prefer-const': 'off', 'object-shorthand': 'off' } },
];
