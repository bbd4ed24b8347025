import { describe, expect, it } from 'vitest';
import { grantInvite } from '#electron/rpc/access/grants.ts';
import { rawRequest } from './support/raw-request.ts';
import { people } from './support/template-project.ts';
import { enter, webClient } from './support/web-client.ts';
import { newWorld, useTemplateProject } from './support/world.ts';

useTemplateProject();

const session = '/rpc/host/session';
const json = { 'content-type': 'application/json' };

describe('the owner’s link', () => {
  it('lets its first visitor in and nobody after that', async () => {
    const { web } = await newWorld();
    const link = new URL(web.newOwnerLink());
    const first = await rawRequest(web.address, link.pathname + link.search);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/^quotient_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const second = await rawRequest(web.address, link.pathname + link.search);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body.toString()).toContain('이미 사용했거나');
  });

  it('is not used up by a look ahead', async () => {
    const { web } = await newWorld();
    const link = new URL(web.newOwnerLink());
    const path = link.pathname + link.search;
    expect((await rawRequest(web.address, path, { method: 'HEAD' })).status).toBe(401);
    expect((await rawRequest(web.address, path, { headers: { 'sec-purpose': 'prefetch' } })).status).toBe(401);
    expect((await rawRequest(web.address, path)).status).toBe(303);
  });

  it('cannot be made up', async () => {
    const { web } = await newWorld();
    expect((await rawRequest(web.address, `/?token=${'a'.repeat(43)}`)).status).toBe(401);
  });
});

describe('an invite', () => {
  it('shows whom it is for and is used up when they go on', async () => {
    const world = await newWorld();
    const { token } = await grantInvite(world.project, people.annotator.id);
    const path = `/invite/${token}`;
    for (let look = 0; look < 2; look++) {
      const page = await rawRequest(world.web.address, path);
      expect([page.status, page.body.toString()]).toEqual([200, expect.stringContaining('Ann')]);
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const origin = new URL(world.web.address).origin;
    const entered = await rawRequest(world.web.address, path, { method: 'POST', headers: { origin } });
    expect(entered.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    expect((await rawRequest(world.web.address, path, { method: 'POST', headers: { origin } })).status).toBe(401);
    expect((await rawRequest(world.web.address, path)).status).toBe(401);
  });

  it('escapes the name of its person', async () => {
    const world = await newWorld();
    const { invitePage } = await import('#electron/web/pages.ts');
    expect(invitePage('<img src=x onerror=alert(1)>')).not.toContain('<img');
    expect((await rawRequest(world.web.address, '/invite/')).status).toBe(401);
  });

  it('and the session made of it end when a lead revokes them', async () => {
    const world = await newWorld();
    const client = webClient(world.web.address, await world.personCookie(people.annotator.id));
    expect((await client.host.session()).person?.name).toBe('Ann');
    expect((await client.host.session()).isOwner).toBe(false);
    await world.lead.people.revokeInvites({ person: people.annotator.id });
    await expect(client.host.session()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('gives a folder of the machine to nobody but the owner', async () => {
    const world = await newWorld();
    const client = webClient(world.web.address, await world.personCookie(people.lead.id));
    const folder = world.host.folders.idOf(world.folder);
    await expect(client.imports.start({ source: { kind: 'folder', folder }, options: {} })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the owner', () => {
  it('may do nothing in a project before a person is picked', async () => {
    const world = await newWorld();
    const cookie = await world.ownerCookie();
    const client = webClient(world.web.address, cookie);
    await world.host.open(await emptyProject(world.folder));
    expect((await client.host.session()).person).toBeNull();
    await expect(client.library.pages({})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is who they were when the project is opened again', async () => {
    const world = await newWorld();
    const client = webClient(world.web.address, await world.ownerCookie());
    await client.host.actAs({ person: people.reviewer.id });
    await client.project.close();
    expect(await client.project.current()).toBeNull();
    await expect(client.project.status()).rejects.toMatchObject({ code: 'no-project' });
    await client.project.open({ folder: world.host.folders.idOf(world.projectPath) });
    expect((await client.host.session()).person?.name).toBe('Rev');
  });
});

async function emptyProject(folder: string): Promise<string> {
  const { createProject } = await import('#electron/core/project/open-project.ts');
  const { systemRuntime } = await import('#electron/core/project/runtime.ts');
  const path = `${folder}/empty`;
  await (await createProject(path, { name: 'Empty', personName: 'Choi' }, systemRuntime())).close();
  return path;
}

describe('a request of another site', () => {
  it.each([
    ['POST', session],
    ['POST', '/api/host/session'],
    ['POST', '/rpc/events/watch'],
    ['PUT', '/upload/x?name=a.png'],
    ['POST', '/invite/x'],
    ['DELETE', '/'],
  ])('is refused: %s %s', async (method, path) => {
    const { web } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    for (const origin of ['https://evil.example', 'null', `http://localhost.evil.example:${web.port}`]) {
      const answer = await rawRequest(web.address, path, { method, headers: { cookie, origin, ...json }, body: '{}' });
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    const noOrigin = { cookie, 'sec-fetch-site': 'cross-site', ...json };
    expect((await rawRequest(web.address, path, { method, headers: noOrigin, body: '{}' })).status).toBe(403);
  });

  it('is refused under a foreign name of this host', async () => {
    const { web } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    for (const host of ['evil.example', `evil.example:${web.port}`, `127.0.0.1:${web.port + 1}`, '127.0.0.1']) {
      for (const [method, path] of [
        ['GET', '/'],
        ['POST', session],
      ] as const) {
        const answer = await rawRequest(web.address, path, { method, headers: { cookie, host } });
        expect([host, [400, 403].includes(answer.status)]).toEqual([host, true]);
      }
    }
    const own = { cookie, host: `localhost:${web.port}`, origin: `http://localhost:${web.port}` };
    expect((await rawRequest(web.address, session, { method: 'POST', headers: own })).status).toBe(200);
  });

  it('gets no preflight', async () => {
    const { web } = await newWorld();
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await rawRequest(web.address, session, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
  });
});

describe('a call', () => {
  it('with a body that is no JSON, or says it is something else, is refused with a sentence', async () => {
    const { web, logged } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    const bad = [
      { headers: json, body: '{"json":', code: 'invalid-input' },
      { headers: { 'content-type': 'text/plain' }, body: '{"json":{}}', code: 'invalid-input' },
      { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--', code: 'invalid-input' },
    ];
    for (const { headers, body, code } of bad) {
      const answer = await rawRequest(web.address, '/rpc/host/browse', {
        method: 'POST',
        headers: { cookie, ...headers },
        body,
      });
      expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([400, { json: { code } }]);
    }
    expect(logged).toEqual([]);
  });

  it('that is too long is refused, whether or not it says how long it is', async () => {
    const { web } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    const body = JSON.stringify({ json: { folder: 'x'.repeat(8 * 2 ** 20) } });
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const answer = await rawRequest(web.address, '/rpc/host/browse', {
        method: 'POST',
        headers: { cookie, ...json, ...headers },
        body,
      });
      expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([413, { json: { code: 'too-large' } }]);
    }
  });

  it('of a procedure that does not exist is not found', async () => {
    const { web } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    for (const path of ['/rpc/host/nothing', '/rpc', '/api/nothing', '/rpc/__proto__/toString']) {
      expect((await rawRequest(web.address, path, { method: 'POST', headers: { cookie } })).status).toBe(404);
    }
  });

  it('by GET changes nothing', async () => {
    const { web, host } = await newWorld();
    const cookie = await enter(web.newOwnerLink());
    expect((await rawRequest(web.address, '/rpc/project/close', { headers: { cookie } })).status).toBeGreaterThan(399);
    expect((await rawRequest(web.address, '/api/project/close', { headers: { cookie } })).status).toBeGreaterThan(399);
    expect(host.project).not.toBeNull();
  });
});

describe('scripts', () => {
  it('find every procedure in the OpenAPI document, and call it', async () => {
    const { web } = await newWorld();
    expect((await rawRequest(web.address, '/api/openapi.json')).status).toBe(401);
    const cookie = await enter(web.newOwnerLink());
    const { body } = await rawRequest(web.address, '/api/openapi.json', { headers: { cookie } });
    const document: { paths: Record<string, unknown> } = JSON.parse(body.toString());
    const { listProcedures } = await import('./support/procedures.ts');
    expect(Object.keys(document.paths).sort()).toEqual(
      listProcedures()
        .map(({ name }) => `/${name.replace('.', '/')}`)
        .sort(),
    );
    const status = await rawRequest(web.address, '/api/project/status', { method: 'POST', headers: { cookie } });
    expect(JSON.parse(status.body.toString())).toMatchObject({ pages: 3 });
    const bad = await rawRequest(web.address, '/api/library/pages', {
      method: 'POST',
      headers: { cookie, ...json },
      body: '{"limit":"many"}',
    });
    expect([bad.status, JSON.parse(bad.body.toString())]).toMatchObject([400, { code: 'invalid-input' }]);
  });
});
