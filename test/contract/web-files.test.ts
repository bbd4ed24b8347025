import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { mediaPath } from '#schemas/contract/media.ts';
import { endOf } from './support/job-end.ts';
import { rawRequest } from './support/raw-request.ts';
import { people, pngOf } from './support/template-project.ts';
import { webClient } from './support/web-client.ts';
import { newWorld, useTemplateProject, type World } from './support/world.ts';

useTemplateProject();

async function firstPicture({ lead }: World) {
  const [page] = (await lead.library.pages({ limit: 1 })).items;
  if (!page) throw new Error('The project has no page.');
  return page;
}

describe('pictures', () => {
  it('are served by their hash to whoever belongs to the project, for ever', async () => {
    const world = await newWorld();
    const { imageSha256, width, height } = await firstPicture(world);
    const path = `/${mediaPath(imageSha256)}`;
    expect((await rawRequest(world.web.address, path)).status).toBe(401);
    const cookie = await world.personCookie(people.annotator.id);
    const answer = await rawRequest(world.web.address, path, { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(await sharp(answer.body).metadata()).toMatchObject({ width, height });
    const etag = String(answer.headers.etag);
    const again = await rawRequest(world.web.address, path, { headers: { cookie, 'if-none-match': etag } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await rawRequest(world.web.address, path, { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.headers['content-length']]).toEqual([200, String(answer.body.length)]);
  });

  it('are cut and scaled', async () => {
    const world = await newWorld();
    const { imageSha256 } = await firstPicture(world);
    const cookie = await world.ownerCookie();
    const region = { x: 10, y: 5, width: 40, height: 20 };
    const answer = await rawRequest(world.web.address, `/${mediaPath(imageSha256, { size: 20, region })}`, {
      headers: { cookie },
    });
    expect(await sharp(answer.body).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  it.each([
    ['an unknown hash', `/media/${'0'.repeat(64)}`, 404],
    ['no hash', '/media/..%2f..%2fproject.db', 404],
    ['a size that is no number', `/media/${'0'.repeat(64)}?size=big`, 400],
    ['a region of three numbers', `/media/${'0'.repeat(64)}?region=1,2,3`, 400],
  ])('are not served for %s', async (_title, path, status) => {
    const world = await newWorld();
    const answer = await rawRequest(world.web.address, path, { headers: { cookie: await world.ownerCookie() } });
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([status, { data: { parameters: {} } }]);
  });
});

describe('uploads', () => {
  it('bring dropped files with their folders into the project', async () => {
    const world = await newWorld();
    const cookie = await world.personCookie(people.annotator.id);
    const client = webClient(world.web.address, cookie);
    const { upload } = await client.imports.openUpload();
    const body = await pngOf(77, 33);
    const path = `/upload/${upload}?name=${encodeURIComponent('숙제/1 쪽.png')}`;
    const headers = { cookie, origin: new URL(world.web.address).origin };
    expect((await rawRequest(world.web.address, path, { method: 'PUT', headers, body })).status).toBe(204);
    const twice = await rawRequest(world.web.address, path, { method: 'PUT', headers, body });
    expect([twice.status, JSON.parse(twice.body.toString())]).toMatchObject([409, { code: 'conflict' }]);
    const job = await client.imports.start({
      source: { kind: 'upload', upload },
      options: { format: 'images', status: 'drafted' },
    });
    expect(await endOf(client, job)).toMatchObject({ state: 'done', report: { imported: { pages: 1 } } });
    const [page] = (await client.library.pages({ filter: { text: '1 쪽' } })).items;
    expect(page?.sourceName).toBe('숙제/1 쪽.png');
    expect(await readdir(join(world.projectPath, 'cache', 'uploads'))).toEqual([]);
  });

  it.each([
    ['../../escape.png', 400],
    ['/etc/cron.d/x', 400],
    ['C:\\Windows\\x.png', 400],
    ['a/../../x.png', 400],
    ['nul.png', 400],
    ['a\0.png', 400],
    ['', 400],
  ])('refuse the name %j', async (name, status) => {
    const world = await newWorld();
    const cookie = await world.personCookie(people.annotator.id);
    const { upload } = await webClient(world.web.address, cookie).imports.openUpload();
    const answer = await rawRequest(world.web.address, `/upload/${upload}?name=${encodeURIComponent(name)}`, {
      method: 'PUT',
      headers: { cookie, origin: new URL(world.web.address).origin },
      body: 'x',
    });
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([status, { code: 'invalid-input' }]);
    expect((await readdir(world.folder)).sort()).toEqual(['config', 'project', 'renderer']);
  });

  it('are nobody’s but the person’s who opened them', async () => {
    const world = await newWorld();
    const mine = webClient(world.web.address, await world.personCookie(people.annotator.id));
    const { upload } = await mine.imports.openUpload();
    const cookie = await world.personCookie(people.reviewer.id);
    const headers = { cookie, origin: new URL(world.web.address).origin };
    const path = `/upload/${upload}?name=a.png`;
    expect((await rawRequest(world.web.address, path, { method: 'PUT', headers, body: 'x' })).status).toBe(404);
    expect((await rawRequest(world.web.address, path, { method: 'PUT', body: 'x' })).status).toBe(401);
  });

  it('of a file that is too large are refused before they are read', async () => {
    const world = await newWorld();
    const cookie = await world.personCookie(people.annotator.id);
    const { upload } = await webClient(world.web.address, cookie).imports.openUpload();
    const answer = await rawRequest(world.web.address, `/upload/${upload}?name=a.png`, {
      method: 'PUT',
      headers: { cookie, 'content-length': String(2 ** 40) },
    });
    expect(answer.status).toBe(413);
  });
});

describe('the renderer', () => {
  it('is served under a strict policy', async () => {
    const { web } = await newWorld();
    const page = await rawRequest(web.address, '/');
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    const script = await rawRequest(web.address, '/assets/app-1a2b.js');
    expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../project/project.db',
    '/..%2fproject%2fproject.db',
    '/%2e%2e/project/project.db',
    '/%00',
    '/%zz',
    '/none.js',
    '/assets',
  ])('has nothing at %s', async (path) => {
    const { web } = await newWorld();
    expect((await rawRequest(web.address, path)).status).toBe(404);
  });
});
