import { Forecast } from '#electron/core/jobs/forecast.ts';
import { EventHub } from '#electron/core/project/event-hub.ts';
import { heldLockOf } from '#electron/core/project/lock.ts';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { isProjectFolder } from '#electron/core/project/project-folder.ts';
import type { Runtime } from '#electron/core/project/runtime.ts';
import type { LiveEvent } from '#schemas/contract/events.ts';
import type { HostSession } from '#schemas/contract/host.ts';
import type { ProjectSummary, RecentProject } from '#schemas/contract/project.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import { FolderIds } from './folder-ids.ts';
import { OwnerPeople } from './owner-people.ts';
import { findPerson, listPeople, readProjectName } from './project-people.ts';
import { RecentProjects } from './recent-projects.ts';
import { Uploads } from './uploads.ts';

export interface HostOptions {
  readonly kind: HostSession['host'];
  readonly version: string;
  readonly runtime: Runtime;
  /** Folder of what is remembered for this user; see `configFolder`. */
  readonly configFolder: string;
  /** Address that others reach this host at; null while they cannot. */
  readonly publicAddress?: () => string | null;
}

interface OpenProject {
  readonly project: Project;
  readonly uploads: Uploads;
  /** Who the owner is in it. */
  ownerPerson: PersonId | null;
  readonly stopListening: () => void;
}

/** Up to so many items are prepared in a moment. */
const fewPrepared = 5000;
const shortestReportMs = 200;

/** One running Quotient: the project that is open in it, if any, and what it remembers for its user. */
export class Host {
  readonly options: HostOptions;
  readonly folders = new FolderIds();
  /** Live events of the host and of whichever project is open. */
  readonly events = new EventHub<LiveEvent>();
  readonly #recents: RecentProjects;
  readonly #ownerPeople: OwnerPeople;
  #open: OpenProject | null = null;
  #socket: string | null = null;
  /** Opening and closing happen one after the other. */
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(options: HostOptions) {
    this.options = options;
    this.#recents = new RecentProjects(options.configFolder, options.runtime);
    this.#ownerPeople = new OwnerPeople(options.configFolder, options.runtime);
  }

  /** The open project, or null. */
  get project(): Project | null {
    return this.#open?.project ?? null;
  }

  /** @throws AppError `no-project` */
  get uploads(): Uploads {
    return this.#needOpen().uploads;
  }

  /** Who the owner is in the open project; null until somebody is picked. */
  get ownerPerson(): PersonId | null {
    return this.#open?.ownerPerson ?? null;
  }

  /** Picks who the owner is in the open project, and remembers it for this user. */
  async actAs(person: PersonId): Promise<void> {
    const open = this.#needOpen();
    open.ownerPerson = person;
    await this.#ownerPeople.remember(open.project.id, person);
  }

  /** Says where programs of the same user reach this host; the lock of every project it opens names it. */
  async answerAt(socket: string | null): Promise<void> {
    this.#socket = socket;
    if (this.#open) await heldLockOf(this.#open.project.path)?.setSocket(socket);
  }

  async summary(): Promise<ProjectSummary | null> {
    const project = this.project;
    return project && { id: project.id, name: await readProjectName(project), path: project.path };
  }

  async recents(): Promise<RecentProject[]> {
    const remembered = await this.#recents.list();
    return await Promise.all(
      remembered.map(async ({ path, name, openedAt }) => ({
        folder: this.folders.idOf(path),
        name,
        path,
        openedAt,
        isMissing: !(await isProjectFolder(path)),
      })),
    );
  }

  /** Opens the project in a folder; the one that was open is closed once that has worked. */
  async open(path: string): Promise<ProjectSummary> {
    return await this.#change(async () => {
      if (this.#open?.project.path !== path) await this.#replace(await this.#openReporting(path));
      // The command line opens many projects for a moment; the start page lists those that people worked in.
      if (this.options.kind !== 'cli') await this.#rememberProject();
      return await this.#needSummary();
    });
  }

  /** Makes a project in a new folder, whose first person is the owner, and opens it. */
  async create(path: string, name: string, personName: string): Promise<ProjectSummary> {
    return await this.#change(async () => {
      await this.#replace(await createProject(path, { name, personName }, this.options.runtime));
      const people = await listPeople(this.#needOpen().project);
      const owner = people.find((person) => person.name === personName);
      if (owner) await this.actAs(owner.id);
      await this.#rememberProject();
      return await this.#needSummary();
    });
  }

  /** Closes the open project, if any. */
  async close(): Promise<void> {
    await this.#change(() => this.#replace(null));
  }

  /** Opens a project; where that takes long, live events say how far it is. */
  async #openReporting(path: string): Promise<Project> {
    const { runtime } = this.options;
    const forecast = new Forecast();
    let toldAt = 0;
    let toldPhase = '';
    try {
      return await openProject(path, runtime, ({ phase, done, total }) => {
        const now = Date.parse(runtime.now());
        const secondsLeft = forecast.secondsLeft(phase, done, total, now);
        // A small project is there before anybody could read this.
        if (total < fewPrepared || (phase === toldPhase && now - toldAt < shortestReportMs)) return;
        toldAt = now;
        toldPhase = phase;
        this.events.emit({ type: 'opening', progress: { phase, done, total, secondsLeft } });
      });
    } finally {
      if (toldAt > 0) this.events.emit({ type: 'opening', progress: null });
    }
  }

  async #change<Result>(work: () => Promise<Result>): Promise<Result> {
    const change = this.#lastChange.then(work);
    // The next change waits for this one and does not fail with it.
    this.#lastChange = change.catch(() => null);
    return await change;
  }

  async #replace(next: Project | null): Promise<void> {
    const previous = this.#open;
    this.#open = null;
    if (previous) {
      this.events.emit({ type: 'project', opened: false });
      previous.stopListening();
      await previous.project.close();
    }
    if (next) await this.#adopt(next);
  }

  async #adopt(project: Project): Promise<void> {
    try {
      const uploads = new Uploads(project);
      await uploads.clear();
      const ownerPerson = await this.#rememberedPerson(project);
      await heldLockOf(project.path)?.setSocket(this.#socket);
      const stopListening = project.events.listen((event) => this.events.emit(event));
      this.#open = { project, uploads, ownerPerson, stopListening };
    } catch (error) {
      await project.close();
      throw error;
    }
    this.events.emit({ type: 'project', opened: true });
  }

  async #rememberProject(): Promise<void> {
    const { path, name } = await this.#needSummary();
    await this.#recents.add({ path, name, openedAt: this.options.runtime.now() });
  }

  async #rememberedPerson(project: Project): Promise<PersonId | null> {
    const remembered = await this.#ownerPeople.find(project.id);
    return remembered && ((await findPerson(project, remembered))?.id ?? null);
  }

  #needOpen(): OpenProject {
    if (!this.#open) throw new AppError('no-project', 'No project is open; open one or make a new one first.');
    return this.#open;
  }

  async #needSummary(): Promise<ProjectSummary> {
    const summary = await this.summary();
    if (!summary) throw new AppError('no-project', 'No project is open.');
    return summary;
  }
}
