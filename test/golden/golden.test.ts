import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import type { Project } from '#electron/core/project/project.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { temporaryFolder } from '../support/project-folder.ts';
import { expectedFolder, exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { goldenProject, openGoldenProject } from './golden-project.ts';

async function openGolden(folder: string): Promise<Project> {
  const project = await goldenProject(folder);
  onTestFinished(() => project.close());
  return project;
}

/** PNG that the program encodes: its bytes depend on the system's zlib, its pixels do not. */
async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  const decoded = await decodeUpright(bytes);
  if (decoded.kind === 'refused') throw new Error(decoded.reason.message);
  return Buffer.from(decoded.pixels.pixels);
}

/** The manifest with what depends on zlib taken out. */
function comparable(path: string, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return path === 'manifest.json' ? text.replace(/(\.png",)"bytes":\d+,"sha256":"[0-9a-f]{64}"/g, '$1"…"') : text;
}

const isText = (path: string) => /\.(json|jsonl|csv|txt)$/.test(path);

describe('export of the golden project', () => {
  it('is what it was (QUOTIENT_UPDATE_GOLDEN=1 writes it anew)', async () => {
    const folder = await temporaryFolder();
    const project = await openGolden(join(folder, 'project'));
    await exportGolden(project, await freezeGolden(project), join(folder, 'out'));
    if (process.env['QUOTIENT_UPDATE_GOLDEN'] === '1') {
      await rm(expectedFolder, { recursive: true, force: true });
      await cp(join(folder, 'out'), expectedFolder, { recursive: true });
    }
    const expected = folderContent(expectedFolder);
    const written = folderContent(join(folder, 'out'));
    expect([...written.keys()]).toEqual([...expected.keys()]);
    for (const [path, bytes] of written) {
      const before = expected.get(path) ?? Buffer.alloc(0);
      if (isText(path)) expect(comparable(path, bytes), path).toBe(comparable(path, before));
      else expect((await pixelsOf(bytes)).equals(await pixelsOf(before)), path).toBe(true);
    }
  });

  it('has a folder for every registered format', () => {
    const paths = [...folderContent(expectedFolder).keys()];
    for (const { subModel, id } of datasetFormats) {
      expect(paths.some((path) => path.startsWith(`${subModel}/${id}/`))).toBe(true);
    }
  });

  it('is the same bytes each time, over itself, and after the project was moved', async () => {
    const folder = await temporaryFolder();
    const project = await goldenProject(join(folder, 'project'));
    const release = await freezeGolden(project);
    await exportGolden(project, release, join(folder, 'first'));
    await exportGolden(project, release, join(folder, 'second'));
    await exportGolden(project, release, join(folder, 'second'));
    const first = folderContent(join(folder, 'first'));
    expect(folderContent(join(folder, 'second'))).toEqual(first);
    await project.close();

    await rename(join(folder, 'project'), join(folder, 'moved'));
    const moved = await openGoldenProject(join(folder, 'moved'));
    onTestFinished(() => moved.close());
    expect(await freezeGolden(moved)).toEqual(release);
    await exportGolden(moved, release, join(folder, 'third'));
    expect(folderContent(join(folder, 'third'))).toEqual(first);
  });

  it('speaks of no machine and no time', () => {
    for (const [path, bytes] of folderContent(expectedFolder)) {
      if (!isText(path)) continue;
      expect(bytes.includes('\r'), path).toBe(false);
      expect(bytes.toString('utf8'), path).not.toMatch(/\/tmp\/|\d{4}-\d\d-\d\dT/);
    }
  });
});
