import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import { connectSocket } from '#electron/cli/connection/connect-socket.ts';
import { readLock } from '#electron/core/project/lock.ts';
import type { Project } from '#electron/core/project/project.ts';
import { type Runtime, systemRuntime } from '#electron/core/project/runtime.ts';
import { grantInvite } from '#electron/rpc/access/grants.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { router } from '#electron/rpc/router.ts';
import type { Session } from '#electron/rpc/session.ts';
import { serveSocket } from '#electron/rpc/socket/serve-socket.ts';
import { startWebHost, type WebHost } from '#electron/web/web-host.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { makeTemplateProject, people } from './template-project.ts';
import { enter, enterByInvite, webClient } from './web-client.ts';

/** Everything that a test of the contract needs: a host with an open project, reachable every way. */
export interface World {
  /** Folder of the test's own. */
  readonly folder: string;
  readonly projectPath: string;
  readonly owner: PersonId;
  readonly host: Host;
  readonly project: Project;
  readonly web: WebHost;
  /** What the host logged; no test leaves an error here unseen. */
  readonly logged: readonly string[];
  /** Client in this process. */
  inProcess(session: Session): Client;
  /** Client of a lead on the machine, for what a test sets up or looks up. */
  readonly lead: Client;
  /** Client of the import actor, who is in every project. */
  readonly importer: Client;
  /** Cookie of the owner's browser. */
  ownerCookie(): Promise<string>;
  /** Cookie of somebody with an invite. */
  personCookie(person: PersonId): Promise<string>;
  /** Client on the local socket that the lock names. */
  overSocket(person: PersonId | null): Promise<Client>;
}

let template: { readonly path: string; readonly owner: PersonId };

/** Makes the template project once for the tests of a file. */
export function useTemplateProject(): void {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quotient-template-'));
    template = await makeTemplateProject(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

/** Makes a world from a copy of the template project; it ends with the test. */
export async function newWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'quotient-contract-'));
  const projectPath = join(folder, 'project');
  const rendererFolder = join(folder, 'renderer');
  // In one call each: file by file, folders took as long as what is tested in them.
  cpSync(template.path, projectPath, { recursive: true });
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Quotient</title>');
  writeFileSync(join(rendererFolder, 'assets', 'app-1a2b.js'), 'export {};');

  const logged: string[] = [];
  const runtime: Runtime = { ...systemRuntime(), log: (level, message) => logged.push(`${level}: ${message}`) };
  let web: WebHost | null = null;
  const host = new Host({
    kind: 'web',
    version: '0.0.0',
    runtime,
    configFolder: join(folder, 'config'),
    publicAddress: () => web?.publicAddress ?? null,
  });
  const stopSocket = await serveSocket(host);
  await host.open(projectPath);
  await host.actAs(template.owner);
  web = await startWebHost({ host, port: 0, reach: 'loopback', rendererFolder });
  const { project } = host;
  if (!project) throw new Error('The project is not open.');
  const served = web;
  onTestFinished(async () => {
    await served.close();
    await host.close();
    await stopSocket();
    rmSync(folder, { recursive: true, force: true });
  });
  const inProcess = (session: Session): Client => createRouterClient(router, { context: { host, session } });
  return {
    folder,
    projectPath,
    owner: template.owner,
    host,
    project,
    web,
    logged,
    inProcess,
    lead: inProcess({ kind: 'machine', via: 'in-process', person: people.lead.id, lockId: null }),
    importer: inProcess({ kind: 'machine', via: 'in-process', person: importActorId, lockId: null }),
    ownerCookie: () => enter(served.newOwnerLink()),
    personCookie: async (person) => enterByInvite(served.address, (await grantInvite(project, person)).token),
    overSocket: async (person) => {
      const owner = await readLock(projectPath);
      if (!owner?.socket) throw new Error('The lock names no socket.');
      return connectSocket(owner.socket, owner.lockId).as(person);
    },
  };
}

/** Somebody at one end of one transport. */
export interface Caller {
  readonly title: string;
  readonly client: (world: World) => Promise<Client> | Client;
  readonly kind: Session['kind'];
  /** Role of the person behind it; null where nobody is. */
  readonly role: 'annotator' | 'reviewer' | 'lead' | null;
}

const overWeb = (kind: 'person', role: 'annotator' | 'reviewer' | 'lead'): Caller => ({
  title: `${role} over HTTP`,
  kind,
  role,
  client: async (world) => webClient(world.web.address, await world.personCookie(people[role].id)),
});

/** Everybody who calls, over every transport. */
export const callers: readonly Caller[] = [
  {
    title: 'stranger over HTTP',
    kind: 'stranger',
    role: null,
    client: (world) => webClient(world.web.address, null),
  },
  overWeb('person', 'annotator'),
  overWeb('person', 'reviewer'),
  overWeb('person', 'lead'),
  {
    title: 'owner over HTTP',
    kind: 'owner',
    role: 'lead',
    client: async (world) => webClient(world.web.address, await world.ownerCookie()),
  },
  {
    title: 'owner in process',
    kind: 'owner',
    role: 'lead',
    client: (world) => world.inProcess({ kind: 'owner', via: 'in-process' }),
  },
  {
    title: 'import actor in process',
    kind: 'machine',
    role: 'lead',
    client: (world) => world.inProcess({ kind: 'machine', via: 'in-process', person: importActorId, lockId: null }),
  },
  {
    title: 'import actor over the socket',
    kind: 'machine',
    role: 'lead',
    client: (world) => world.overSocket(null),
  },
  {
    title: 'annotator over the socket',
    kind: 'machine',
    role: 'annotator',
    client: (world) => world.overSocket(people.annotator.id),
  },
];
