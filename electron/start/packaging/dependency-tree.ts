import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Folders of all packages that the program in a folder depends on when it runs, and those on in turn, as they are installed. */
export function dependenciesOf(folder: string): readonly string[] {
  const found = new Set<string>();
  // What is optional for the program itself is the Node that runs it on Linux: it is in no package.
  const waiting = Object.keys(readManifest(folder).dependencies ?? {}).map((name) => ({ name, from: folder }));
  for (const { name, from } of waiting) {
    const own = installedAt(name, from);
    if (own === null || found.has(own)) continue;
    found.add(own);
    const { dependencies, optionalDependencies } = readManifest(own);
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies }))
      waiting.push({ name: next, from: own });
  }
  return [...found];
}

function readManifest(folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return manifest;
}

/** Where Node finds a package from a folder; null where it is not installed, as what belongs to other systems. */
function installedAt(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const own = join(folder, 'node_modules', name);
    if (existsSync(join(own, 'package.json'))) return own;
    if (folder === dirname(folder)) return null;
  }
}
