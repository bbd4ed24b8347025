import { mkdirSync } from 'node:fs';
import { app, dialog } from 'electron';
import { projectFolderOf } from '#electron/rpc/host/user-path.ts';
import { appPaths } from './app-paths.ts';
import { registerAppScheme } from './app-protocol.ts';
import { DesktopApp } from './desktop-app.ts';
import { projectOfArguments } from './launch-arguments.ts';
import { LogFile } from './log-file.ts';
import { secureContents } from './secure-contents.ts';

/*
 * The main process: window, menu, dialogs, protocol. It holds no project and reads no call; both are the core's.
 */
const paths = appPaths(import.meta.dirname, process.platform);
app.setName('Quotient');
// Only a folder that is there can be given to Electron.
mkdirSync(paths.userData, { recursive: true });
app.setPath('userData', paths.userData);

/** What a second start hands to the first. */
interface Launch {
  readonly project: string | null;
}

const launch: Launch = { project: projectOfArguments(process.argv, app.isPackaged, process.cwd()) };

if (app.requestSingleInstanceLock({ ...launch })) run();
else app.quit();

function run(): void {
  const log = new LogFile(paths.log);
  let running: DesktopApp | null = null;
  let wanted = launch.project;
  const open = (project: string) => {
    if (running) void running.openProject(project).catch((error: unknown) => log.fail('Opening a project', error));
    else wanted = project;
  };
  registerAppScheme();
  app.enableSandbox();
  secureContents();
  app.on('second-instance', (_event, _argv, _folder, data) => {
    running?.show();
    const { project } = data as Launch;
    if (project !== null) open(project);
  });
  // A Mac opens files so, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(projectFolderOf(path));
  });
  app.on('before-quit', (event) => running?.quit(() => event.preventDefault()));
  // The app ends when its core has closed the project.
  app.on('window-all-closed', () => {});
  app.whenReady().then(
    () => {
      running = new DesktopApp(paths, log, wanted);
    },
    (error: unknown) => {
      log.fail('Starting', error);
      dialog.showErrorBox('Quotient', String(error));
      app.exit(1);
    },
  );
}
