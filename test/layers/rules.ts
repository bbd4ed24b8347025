/** One row of the layer table of the design: what a folder may import besides itself. */
export interface LayerRule {
  readonly folder: string;
  /** Folders of the program. */
  readonly mayImport: readonly string[];
  /** npm packages and Node modules; `node:*` stands for Node's own. */
  readonly packages: readonly string[];
}

const react = [
  'react',
  'react-dom',
  '@mantine/*',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
];

export const layerRules: readonly LayerRule[] = [
  { folder: 'schemas', mayImport: [], packages: ['zod', '@orpc/contract'] },
  { folder: 'shared/layout', mayImport: ['shared', 'schemas'], packages: ['zod', '@mathjax/*'] },
  {
    folder: 'shared',
    mayImport: ['schemas'],
    packages: ['zod', 'flatbush', 'fast-xml-parser', 'hyparquet-writer'],
  },
  {
    folder: 'electron/core',
    mayImport: ['shared', 'schemas'],
    packages: [
      'better-sqlite3',
      'sharp',
      '@img/sharp-wasm32',
      '@mathjax/*',
      'ulid',
      'zod',
      'yauzl',
      'hyparquet',
      'node:*',
    ],
  },
  {
    folder: 'electron/rpc',
    mayImport: ['electron/core', 'shared', 'schemas'],
    packages: ['@orpc/*', 'zod', 'node:*'],
  },
  {
    folder: 'electron/web',
    mayImport: ['electron/rpc', 'electron/core', 'shared', 'schemas'],
    packages: ['@orpc/*', 'zod', 'node:*'],
  },
  {
    folder: 'electron/cli',
    mayImport: ['electron/rpc', 'electron/core', 'shared', 'schemas'],
    packages: ['@orpc/*', 'commander', 'zod', 'node:*'],
  },
  {
    folder: 'electron/desktop',
    mayImport: ['electron/rpc', 'electron/core', 'shared', 'schemas'],
    packages: ['electron', '@orpc/*', 'zod', 'node:*'],
  },
  {
    folder: 'electron/start',
    mayImport: [
      'electron/desktop',
      'electron/web',
      'electron/cli',
      'electron/rpc',
      'electron/core',
      'shared',
      'schemas',
    ],
    packages: ['vite', 'node:*'],
  },
  {
    folder: 'renderer/transport',
    mayImport: ['schemas', 'shared', 'renderer/i18n'],
    packages: ['@orpc/*', 'react', '@tanstack/react-query', 'zod'],
  },
  { folder: 'renderer/i18n', mayImport: ['schemas', 'shared'], packages: ['i18next', 'react-i18next', 'react'] },
  { folder: 'renderer/editor', mayImport: ['shared', 'schemas'], packages: ['immer', 'flatbush'] },
  {
    folder: 'renderer/ui',
    mayImport: ['renderer/i18n', 'shared', 'schemas'],
    packages: [...react, 'katex', 'mathlive'],
  },
  {
    folder: 'renderer/canvas',
    mayImport: ['renderer/editor', 'renderer/ui', 'shared', 'schemas'],
    packages: ['konva'],
  },
  {
    folder: 'renderer/features',
    mayImport: [
      'renderer/editor',
      'renderer/canvas',
      'renderer/ui',
      'renderer/i18n',
      'renderer/transport',
      'shared',
      'schemas',
    ],
    packages: [...react, '@tanstack/react-router', '@orpc/*', 'mathlive', '@mathjax/*', 'ulid', 'zod'],
  },
  {
    folder: 'renderer/app',
    mayImport: ['renderer', 'shared', 'schemas'],
    packages: [...react, '@tanstack/react-router', '@orpc/*', 'zod', 'ulid', 'katex', 'i18next', 'react-i18next'],
  },
];
