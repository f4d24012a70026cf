import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const kNoOtherFeatures = [
  'draft-room',
  'draft-events',
  'tournament',
  'front-page',
  'session',
  'accounts',
].map((feature) => ({
  files: [`web/src/features/${feature}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^@/features/(?!${feature}/)`,
            message: 'A feature knows the shared folders, not its neighbours.',
          },
          {
            group: ['@/app/*'],
            message: 'The app composes features, never the other way round.',
          },
        ],
      },
    ],
  },
}));

// What no test would miss: the oldest browsers lack it, and every newer one has it (docs/decisions/0034).
const kTooNew = [
  {
    selector:
      'MemberExpression[property.name=/^(canParse|toSorted|toReversed|toSpliced|groupBy|withResolvers|fromAsync|isWellFormed|toWellFormed|userActivation|checkVisibility|requestIdleCallback)$/]',
    message: 'Safari 15.4 does not have it.',
  },
  {
    selector: 'MemberExpression[object.name="AbortSignal"]',
    message: 'Safari 15.4 has no AbortSignal.timeout or any.',
  },
];

// Sentences stand in a catalogue of web/src/words, ready for other languages. The product's name is none.
const kSentences = [
  {
    selector: 'JSXText[value=/[A-Za-z]{2}/]:not([value=/^\\s*Draftwire\\s*$/])',
    message: 'A sentence stands in a catalogue of web/src/words.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|title|description|placeholder|label|hint|confirmWords|cancelWords|alt)$/] > :matches(Literal[value=/[A-Za-z]{2}/], JSXExpressionContainer > TemplateLiteral)',
    message: 'A sentence stands in a catalogue of web/src/words.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'web/dist/**',
      'web/dist-gallery/**',
      'web/src/types/api.ts',
      'web/test-results/**',
      'web/playwright-report/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
    },
  },
  {
    files: ['web/src/{api,components,draft,realtime,words}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@/features/*', '@/app/*'], message: 'Shared code knows no feature.' },
          ],
        },
      ],
    },
  },
  ...kNoOtherFeatures,
  {
    files: ['web/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.*'],
    rules: { 'no-restricted-syntax': ['error', ...kTooNew] },
  },
  {
    files: ['web/src/**/*.tsx'],
    ignores: ['**/*.test.*'],
    rules: { 'no-restricted-syntax': ['error', ...kTooNew, ...kSentences] },
  },
  // Playwright asks for its fixtures by destructuring, even of none.
  { files: ['web/e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
  {
    files: ['web/scripts/**/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
