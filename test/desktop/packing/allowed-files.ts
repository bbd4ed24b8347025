import type { TargetSystem } from './stand-in-distribution.ts';

/** Files that a package may hold: their paths in the app, and the most bytes of each. */
export interface Allowance {
  readonly paths: RegExp;
  readonly mostBytes: number;
}

export interface PackedFile {
  /** From the app's folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

const kilo = 1024;
const mega = 1024 * kilo;

/** The one prebuild of SQLite that belongs into the package of each system. */
const databaseOf: Readonly<Record<TargetSystem, RegExp>> = {
  linux: /^node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/,
  win: /^node_modules\/better-sqlite3\/prebuilds\/win32-x64\.node$/,
  mac: /^node_modules\/better-sqlite3\/prebuilds\/darwin-arm64\.node$/,
};

/** Everything that a package which was made on Linux may hold: native sharp is where a system's own npm put it. */
export const allowancesFor = (system: TargetSystem): readonly Allowance[] => [
  { paths: databaseOf[system], mostBytes: 4 * mega },
  { paths: /^package\.json$/, mostBytes: 4 * kilo },
  { paths: /^dist\/desktop\/main\.js$/, mostBytes: mega },
  { paths: /^dist\/desktop\/preload\.cjs$/, mostBytes: 8 * kilo },
  { paths: /^dist\/desktop\/icon\.png$/, mostBytes: 64 * kilo },
  {
    paths: /^dist\/desktop\/(?:core|checkpoint-worker|crop-worker|file-worker|match-worker)\.js$/,
    mostBytes: 6 * mega,
  },
  { paths: /^dist\/desktop\/core-[\w-]+\.js$/, mostBytes: 3 * mega },
  { paths: /^dist\/renderer\/index\.html$/, mostBytes: 4 * kilo },
  { paths: /^dist\/renderer\/notices\.json$/, mostBytes: 512 * kilo },
  { paths: /^dist\/renderer\/assets\/[\w-]+(?:\.min-[\w-]+)?\.js$/, mostBytes: 4 * mega },
  { paths: /^dist\/renderer\/assets\/[\w-]+\.(?:css|svg)$/, mostBytes: mega },
  { paths: /^dist\/renderer\/assets\/[\w-]+\.(?:woff2?|ttf)$/, mostBytes: 3 * mega },
  { paths: /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE)$/, mostBytes: 4 * kilo },
  { paths: /^node_modules\/better-sqlite3\/lib\/(?:methods\/)?[\w-]+\.js$/, mostBytes: 16 * kilo },
  { paths: /^node_modules\/sharp\/(?:package\.json|LICENSE)$/, mostBytes: 16 * kilo },
  { paths: /^node_modules\/sharp\/dist\/\w+\.[cm]js$/, mostBytes: 64 * kilo },
  { paths: /^node_modules\/@img\/sharp-wasm32\/(?:package\.json|versions\.json|index\.cjs)$/, mostBytes: 4 * kilo },
  { paths: /^node_modules\/@img\/sharp-wasm32\/lib\/sharp-wasm32-[\d.]+\.node\.js$/, mostBytes: 512 * kilo },
  { paths: /^node_modules\/@img\/sharp-wasm32\/lib\/sharp-wasm32-[\d.]+\.node\.wasm$/, mostBytes: 12 * mega },
  { paths: /^node_modules\/@img\/colour\/(?:package\.json|LICENSE\.md|(?:index|color)\.cjs)$/, mostBytes: 64 * kilo },
  {
    paths: /^node_modules\/@emnapi\/runtime\/(?:package\.json|LICENSE|index\.js|dist\/emnapi\.cjs(?:\.min)?\.js)$/,
    mostBytes: 128 * kilo,
  },
  { paths: /^node_modules\/detect-libc\/(?:package\.json|LICENSE|lib\/[\w-]+\.js)$/, mostBytes: 16 * kilo },
  {
    paths:
      /^node_modules\/semver\/(?:package\.json|LICENSE|index\.js|(?:classes|functions|internal|ranges)\/[\w-]+\.js)$/,
    mostBytes: 32 * kilo,
  },
];

/** What is wrong with the files of a package: those that may not be in it, are too large, or are missing. */
export function faultsOf(files: readonly PackedFile[], allowed: readonly Allowance[]): readonly string[] {
  const foreign = files.flatMap(({ path, bytes }) => {
    const allowance = allowed.find(({ paths }) => paths.test(path));
    if (!allowance) return [`${path} may not be in the package`];
    return bytes > allowance.mostBytes ? [`${path} has ${bytes} bytes of at most ${allowance.mostBytes}`] : [];
  });
  const missing = allowed.filter(({ paths }) => !files.some(({ path }) => paths.test(path)));
  return [...foreign, ...missing.map(({ paths }) => `nothing is there for ${paths}`)];
}
