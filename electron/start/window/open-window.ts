import { fileURLToPath } from 'node:url';
import { resolveProjectPath } from '#electron/rpc/host/user-path.ts';
import type { Renderer } from '../build/renderer-build.ts';
import { missingDisplay } from './display.ts';
import { findElectron } from './electron-binary.ts';
import { runWindow, type WindowOutcome } from './run-window.ts';

/** What Electron is given to run: its `package.json` names the built main process. */
const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Opens the desktop app and stays until it ends; or says in half a sentence why it cannot be opened here. */
export async function openWindow(
  project: string | null,
  parts: readonly Renderer['prepare'][],
  say: (line: string) => void,
): Promise<WindowOutcome> {
  const reason = missingDisplay();
  if (reason !== null) return { hasRun: false, reason };
  const electron = await findElectron(say);
  if (!electron.ok) return { hasRun: false, reason: electron.reason };
  for (const prepare of parts) await prepare(say);
  return await runWindow(electron.program, [packageFolder, ...(project === null ? [] : [resolveProjectPath(project)])]);
}
