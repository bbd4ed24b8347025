import { app, type BrowserWindow, dialog, session } from 'electron';
import type { ProjectSummary } from '#schemas/contract/project.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { AppPaths } from './app-paths.ts';
import { serveApp } from './app-protocol.ts';
import { askToStop } from './ask-to-stop.ts';
import { CoreProcess } from './core-process.ts';
import { externalLinks, openExternalLink } from './external-links.ts';
import { leavePage } from './leave-page.ts';
import type { LogFile } from './log-file.ts';
import { openMainWindow } from './main-window.ts';
import { ApplicationMenu } from './menu/application-menu.ts';
import { PagePort } from './page-port.ts';
import { PictureRequests } from './picture-requests.ts';
import { answerQuestions, reveal } from './questions.ts';
import { secureSession } from './secure-session.ts';
import { languageOfSystem, textIn } from './texts.ts';

/** How long the core may take to close the project when the app ends, in milliseconds. */
const longestClose = 15_000;

/** The running app: one window, one core, and what is between them. Made when Electron is ready. */
export class DesktopApp {
  readonly #log: LogFile;
  readonly #core: CoreProcess;
  readonly #pictures: PictureRequests;
  readonly #window: BrowserWindow;
  readonly #port: PagePort;
  readonly #menu: ApplicationMenu;
  #project: ProjectSummary | null = null;
  /** Whether something was begun on the page that a button of it saves. */
  #holdsDraft = false;
  #state: 'running' | 'leaving' | 'closing' | 'ended' = 'running';

  constructor(paths: AppPaths, log: LogFile, project: string | null) {
    this.#log = log;
    this.#core = new CoreProcess(paths.core, {
      onReady: (refused) => this.#onCoreReady(refused),
      onLost: (isGivenUp) => void this.#onCoreLost(isGivenUp),
      onMessage: (message) => {
        if (message.type === 'frame') this.#port.passFrame(message.connection, message.frame);
        else if (message.type === 'project') void this.#onProject(message.project);
        else if (message.type === 'progress') this.#showProgress(message.fraction);
        else if (message.type === 'refused') this.#port.sendForSure(message);
        else this.#pictures.receive(message);
      },
      onLog: (text) => log.add(text),
    });
    this.#core.project = project;
    this.#core.start();
    this.#pictures = new PictureRequests(this.#core);
    secureSession(session.defaultSession);
    serveApp(session.defaultSession, paths.rendererFolder, this.#pictures);
    this.#menu = new ApplicationMenu(
      {
        platform: process.platform,
        language: languageOfSystem(app.getPreferredSystemLanguages()),
        hasDeveloperTools: !app.isPackaged,
        hasProject: false,
        recents: [],
        page: [],
      },
      {
        openProject: () => void this.#chooseProject(),
        openRecent: (path) => void this.openProject(path),
        revealProject: () => reveal(this.#project?.path ?? null),
        openLatexCommands: () => openExternalLink(externalLinks.latexCommands),
        quit: () => app.quit(),
        runOfPage: (id) => this.#port.send({ type: 'menu-action', id }),
      },
    );
    this.#window = openMainWindow({
      preloadPath: paths.preload,
      iconPath: paths.icon,
      placeFile: paths.windowPlace,
      hasDeveloperTools: !app.isPackaged,
      onFailure: (error) => log.fail('The window', error),
    });
    this.#port = new PagePort({
      window: this.#window,
      core: this.#core,
      onMessage: (message) => {
        if (message.type === 'menu') this.#menu.update({ page: message.menu });
        else if (message.type === 'draft') this.#holdsDraft = message.isHeld;
        else this.#menu.update({ language: message.language });
      },
      onRefused: (why) => log.fail('Refused', why),
    });
    answerQuestions(this.#window, this.#core);
    this.#listenToWindow();
  }

  /** Brings the window to the front. */
  show(): void {
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  /** Opens a project in place of the one that is open, once that has been saved and its jobs may stop. */
  async openProject(path: string): Promise<void> {
    this.show();
    if (this.#state !== 'running' || path === this.#project?.path) return;
    if (this.#project !== null && !(await this.#leave('reloading'))) return;
    const refused = await this.#core.request({ type: 'open-project', path });
    if (refused !== null) this.#port.sendForSure({ type: 'refused', error: refused });
  }

  /** Ends the app unless its person wants to stay; called again until it has ended. */
  quit(preventDefault: () => void): void {
    if (this.#state === 'ended') return;
    preventDefault();
    if (this.#state === 'running') this.#window.close();
  }

  get #t() {
    return textIn(this.#menu.language);
  }

  #listenToWindow(): void {
    this.#window.on('close', (event) => {
      if (this.#state === 'closing') return;
      event.preventDefault();
      if (this.#state === 'running') void this.#leave('closing');
    });
    this.#window.on('closed', () => void this.#end());
    const { webContents } = this.#window;
    webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (!isMainFrame || isSameDocument) return;
      this.#holdsDraft = false;
      this.#port.disconnect();
    });
    webContents.on('render-process-gone', (_event, { reason }) => void this.#onPageGone(reason));
  }

  /** Has the page end for good, or for another project; says whether it did. */
  async #leave(by: 'closing' | 'reloading'): Promise<boolean> {
    this.#state = 'leaving';
    try {
      const running = this.#core.isReady ? await this.#core.request({ type: 'running-jobs' }) : [];
      if (!(await askToStop(this.#window, running, this.#t))) return false;
      if (by === 'closing') this.#state = 'closing';
      return await leavePage(this.#window, by, this.#t, {
        isHeld: () => this.#holdsDraft,
        forget: () => {
          this.#holdsDraft = false;
          this.#port.send({ type: 'forget-drafts' });
        },
      });
    } catch (error) {
      this.#log.fail('Leaving the page', error);
      return false;
    } finally {
      if (by === 'reloading' || !this.#window.isDestroyed()) this.#state = 'running';
    }
  }

  async #end(): Promise<void> {
    await Promise.race([this.#core.close(), new Promise((resolve) => setTimeout(resolve, longestClose))]);
    this.#state = 'ended';
    app.quit();
  }

  async #chooseProject(): Promise<void> {
    const { filePaths } = await dialog.showOpenDialog(this.#window, {
      title: this.#t('openProjectTitle'),
      buttonLabel: this.#t('open'),
      properties: ['openDirectory'],
    });
    const [path] = filePaths;
    if (path !== undefined) await this.openProject(path);
  }

  #onCoreReady(refused: AppErrorShape | null): void {
    this.#port.send({ type: 'core', state: 'ready' });
    if (refused !== null) this.#port.sendForSure({ type: 'refused', error: refused });
    void this.#refreshRecents();
  }

  async #onCoreLost(isGivenUp: boolean): Promise<void> {
    this.#port.disconnect();
    this.#pictures.loseAll();
    this.#showProgress(null);
    this.#port.send({ type: 'core', state: isGivenUp ? 'failed' : 'lost' });
    if (!isGivenUp) return;
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'error',
      message: this.#t('coreFailedAsk'),
      detail: this.#t('coreFailedSentence', { log: this.#log.path }),
      buttons: [this.#t('tryAgain'), this.#t('quit')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) this.#core.tryAgain();
    else app.quit();
  }

  async #onPageGone(reason: string): Promise<void> {
    this.#port.disconnect();
    if (reason === 'clean-exit' || this.#state === 'closing') return;
    this.#log.fail('The page stopped', reason);
    this.#window.webContents.reload();
    await dialog.showMessageBox(this.#window, { type: 'warning', message: this.#t('pageGone') });
  }

  async #onProject(project: ProjectSummary | null): Promise<void> {
    this.#project = project;
    this.#core.project = project?.path ?? null;
    if (this.#window.isDestroyed()) return;
    this.#window.setTitle(project === null ? 'Quotient' : `${project.name} – Quotient`);
    this.#window.setRepresentedFilename(project?.path ?? '');
    this.#menu.update({ hasProject: project !== null });
    if (project !== null) app.addRecentDocument(project.path);
    await this.#refreshRecents();
  }

  async #refreshRecents(): Promise<void> {
    try {
      this.#menu.update({ recents: (await this.#core.request({ type: 'recents' })).slice(0, 10) });
    } catch (error) {
      this.#log.fail('Reading the recent projects', error);
    }
  }

  #showProgress(fraction: number | 'unknown' | null): void {
    if (this.#window.isDestroyed()) return;
    // Electron: below 0 is no bar, above 1 one without an end.
    this.#window.setProgressBar(fraction === null ? -1 : fraction === 'unknown' ? 2 : fraction);
  }
}
