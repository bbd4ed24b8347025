import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { tarEnd, tarMember } from '#shared/formats/tar/tar-member.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { unwatched } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { lookAtSources } from '../look-at-sources.ts';

/** A shard of one sample, whose picture is of its own size. */
async function shard(key: string, width: number): Promise<Uint8Array> {
  const fields = { objects: { bbox: [[1, 2, 10, 10]], label: ['x'] } };
  const members = [tarMember(`${key}.png`, await pngOf(width, 30)), tarMember(`${key}.json`, json(fields)), tarEnd];
  return Buffer.concat(members);
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

async function folderOf(files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

/** What a project keeps of archives that were unpacked for reading. */
async function unpackedIn(project: Project): Promise<readonly string[]> {
  const incoming = await readdir(join(project.path, 'cache', 'incoming')).catch(() => []);
  return incoming.filter((name) => name.startsWith('unpacked'));
}

it('shards that are packed with gzip are read as those that are not, and nothing of them stays', async () => {
  const folder = await folderOf({
    'a-000000.tar': await shard('0', 40),
    'a-000001.tgz': gzipSync(await shard('1', 41)),
    'a-000002.tar.gz': gzipSync(await shard('2', 42)),
    'a-000003.tar': gzipSync(await shard('3', 43)),
    'a-000004.TGZ': await shard('4', 44),
  });
  const project = await newProject();
  const look = await lookAtSources(project, { roots: [folder], options: ImportOptions.parse({}) }, unwatched);
  expect(look).toMatchObject({
    formats: [{ format: 'webdataset', sources: 5, withTruth: 5 }],
    leftOut: [],
    notices: [],
  });
  expect(await unpackedIn(project)).toEqual([]);
  const { report } = await importInto(project, [folder]);
  expect(report).toMatchObject({ format: 'webdataset', imported: { pages: 5, symbols: 5 }, quarantined: [] });
  expect(report.repaired).toEqual([]);
  expect(await unpackedIn(project)).toEqual([]);
});

it('a packed folder is read as the folder, also where it is all that was given', async () => {
  const members = [tarMember('in/one.png', await pngOf(30, 30)), tarEnd];
  const folder = await folderOf({ 'scans.tar.gz': gzipSync(Buffer.concat(members)) });
  const { report } = await importInto(await newProject(), [join(folder, 'scans.tar.gz')]);
  expect(report).toMatchObject({ format: 'images', imported: { pages: 1 } });
});

describe('a packed tar file', () => {
  const tar = Buffer.concat([
    tarMember('ok.txt', Buffer.from('x')),
    tarMember('../evil.png', Buffer.from('x')),
    tarEnd,
  ]);
  const packed = gzipSync(tar);
  it.each([
    ['with a hostile name', packed, 'archive-name-traversal'],
    ['that grows beyond all measure', gzipSync(Buffer.alloc(80_000_000)), 'archive-ratio'],
    ['that was cut off', packed.subarray(0, packed.length - 12), 'archive-unreadable'],
    ['that holds no tar', gzipSync(Buffer.alloc(2000, 1)), 'archive-unreadable'],
  ])('%s is refused whole, and nothing of it stays', async (_what, bytes, code) => {
    const project = await newProject();
    const { job } = await importInto(project, [await folderOf({ 'a.tgz': bytes })]);
    expect(job.error).toMatchObject({ code: 'unsupported-file', parameters: { archive: 'a.tgz', reason: code } });
    expect(await unpackedIn(project)).toEqual([]);
  });
});

it('archives of kinds that are not read are named', async () => {
  const folder = await folderOf({ 'one.png': await pngOf(30, 30), 'more.7z': Buffer.from('7z'), 'x.tar.xz': json(1) });
  const { report } = await importInto(await newProject(), [folder]);
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    'more.7z: archives of the kind 7Z are not read, so nothing came from it. Unpack it and import its folder.',
    'x.tar.xz: archives of the kind XZ are not read, so nothing came from it. Unpack it and import its folder.',
  ]);
});
