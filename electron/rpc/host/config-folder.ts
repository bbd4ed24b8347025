import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder of what Quotient remembers for this user on this machine: recent projects, and who the user is in each.
 * `QUOTIENT_HOME` names another one.
 */
export function configFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['QUOTIENT_HOME'];
  if (chosen) return chosen;
  const home = homedir();
  if (process.platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Quotient');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Quotient');
  return join(environment['XDG_CONFIG_HOME'] || join(home, '.config'), 'quotient');
}
