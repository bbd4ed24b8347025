import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Absolute path of what a user typed. npm runs scripts in the folder of the package, so a relative path counts from
 * where the user called npm.
 */
export function resolveUserPath(typed: string, environment: NodeJS.ProcessEnv = process.env): string {
  const isRunByNpm = environment['npm_lifecycle_event'] !== undefined && isPackageFolder(process.cwd());
  return resolve(isRunByNpm ? (environment['INIT_CWD'] ?? '') : '', typed);
}

function isPackageFolder(folder: string): boolean {
  return realpathSync(folder) === realpathSync(packageFolder);
}
