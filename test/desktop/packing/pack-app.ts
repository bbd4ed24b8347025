import { execFile } from 'node:child_process';
import { cp, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { readSource, repository } from '../support/read-source.ts';
import type { PackedFile } from './allowed-files.ts';
import { type TargetSystem, writeStandInDistribution } from './stand-in-distribution.ts';

/** A packed app, over a stand-in for Electron. */
export interface PackedApp {
  /** Program whose fuses are set; on a Mac the app, in which it lies. */
  readonly program: string;
  readonly resources: string;
}

/** Each system with a processor that it is packed for here, and where the packager puts what. */
const targets = {
  linux: { arch: 'x64', program: 'linux-unpacked/quotient', resources: 'linux-unpacked/resources' },
  win: { arch: 'x64', program: 'win-unpacked/Quotient.exe', resources: 'win-unpacked/resources' },
  mac: { arch: 'arm64', program: 'mac-arm64/Quotient.app', resources: 'mac-arm64/Quotient.app/Contents/Resources' },
} as const;

/** Packs the built app with the packager and `electron-builder.yml`; downloads nothing. */
export async function packApp(folder: string, system: TargetSystem): Promise<PackedApp> {
  const { devDependencies } = JSON.parse(await readSource('package.json'));
  const distribution = join(folder, `electron-${system}`);
  await writeStandInDistribution(distribution, system, devDependencies.electron);
  const output = join(folder, `packages-${system}`);
  const { arch, program, resources } = targets[system];
  const packager = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const words = [
    `--${system}`,
    `--${arch}`,
    '--dir',
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${output}`,
    // Signing anew after the fuses needs a program that only Macs have.
    '-c.electronFuses.resetAdHocDarwinSignature=false',
  ];
  await promisify(execFile)(process.execPath, [packager, ...words], { cwd: repository }).catch(
    (error: Error & { readonly stdout?: string }) => {
      // The packager writes on its standard output what went wrong.
      throw new Error(error.stdout ?? error.message);
    },
  );
  return { program: join(output, program), resources: join(output, resources) };
}

/** Files of the app, in the archive and beside it. */
export function filesOf({ resources }: PackedApp): readonly (PackedFile & { readonly isBeside: boolean })[] {
  const archive = join(resources, 'app.asar');
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.slice(1);
    const facts = statFile(archive, path);
    if ('files' in facts) return [];
    if ('link' in facts) throw new Error(`${path} is a link.`);
    return [{ path: path.replaceAll(sep, '/'), bytes: facts.size, isBeside: facts.unpacked ?? false }];
  });
}

/** Bytes of the files in a folder. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const facts = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return facts.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Lays a packed app out for Node, which reads no archives: a folder in the archive's place, and beside it what lies
 * beside the archive. Far from the repository, so that nothing is found in its `node_modules`.
 *
 * @returns the packed main process
 */
export async function layOut({ resources }: PackedApp, folder: string): Promise<string> {
  extractAll(join(resources, 'app.asar'), join(folder, 'app.asar'));
  await cp(join(resources, 'app.asar.unpacked'), join(folder, 'app.asar.unpacked'), { recursive: true });
  return join(folder, 'app.asar', 'dist', 'desktop', 'main.js');
}
