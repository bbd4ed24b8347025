import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ExportOptions } from '#schemas/contract/releases.ts';
import type { Release } from '#schemas/domain/release.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { exportGolden, freezeGolden, goldenLead } from '#test/golden/export-golden.ts';
import { folderContent } from '#test/golden/folder-content.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { fewRecipes, goldenWorld } from '#test/golden/golden-world.ts';
import { aPerson } from '#test/support/builders.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { listReleases } from '../list.ts';
import { describeRelease } from '../report/describe-release.ts';
import { checkTarget } from '../writing/target/check-target.ts';
import { FileThreads } from '../writing/threads/file-threads.ts';
import { exportRelease } from './export.ts';

let root: string;
let project: Project;
let release: Release;
let expected: ReadonlyMap<string, Buffer>;
let parent: string;
let out: string;
let count = 0;

beforeAll(async () => {
  const world = await goldenWorld();
  ({ root, project, release, expected } = world);
  return world.end;
});

beforeEach(async () => {
  count += 1;
  parent = join(root, `parent-${count}`);
  out = join(parent, 'out');
  await mkdir(parent);
});

const exportWith = (handle: JobHandle, target = out) =>
  exportRelease(
    project,
    goldenLead,
    { release: release.id, out: target, options: ExportOptions.parse({ recipes: fewRecipes }) },
    handle,
  );

it('writes as many items as the release counts, in the formats that hold most', async () => {
  const { subModels } = await exportGolden(project, release, out);
  const most = new Map<string, number>();
  for (const { subModel, itemsOut } of subModels) most.set(subModel, Math.max(itemsOut, most.get(subModel) ?? 0));
  const [listed] = await listReleases(project);
  expect(Object.fromEntries(most)).toEqual(listed?.bySubModel);
});

it('tells before how many symbols stay out of class folders that must be the same on every side', async () => {
  const { split } = await describeRelease(project, release.id);
  const { subModels } = await exportGolden(project, release, out);
  const left = subModels
    .filter(({ format }) => format === 'image-folder')
    .flatMap(({ skipped }) => skipped.filter(({ reason }) => reason.code === 'class-missing-on-side'));
  const [listed] = await listReleases(project);
  expect(listed?.fewSides).toEqual(split.fewSides);
  expect(split.fewSides.classes).toBeGreaterThan(0);
  expect(split.fewSides).toEqual({ classes: left.length, symbols: left.reduce((sum, one) => sum + one.count, 0) });
});

describe('the folder to export to', () => {
  it('is made, with the folders above it', async () => {
    await exportGolden(project, release, join(out, 'deep', 'er'), fewRecipes);
    expect(folderContent(join(out, 'deep', 'er'))).toEqual(expected);
  });

  it('may be empty, or hold an older export, of which nothing stays', async () => {
    await mkdir(out);
    await exportGolden(project, release, out, [
      { subModel: 'recognizer', format: 'image-folder', name: null, options: { cropPadding: 7 } },
    ]);
    await exportGolden(project, release, out, fewRecipes);
    expect(folderContent(out)).toEqual(expected);
    expect(readdirSync(parent)).toEqual(['out']);
  });

  it('may be a link to a folder, which stays one', async () => {
    await mkdir(join(parent, 'real'));
    await symlink(join(parent, 'real'), out, 'dir');
    await exportGolden(project, release, out, fewRecipes);
    expect(folderContent(join(parent, 'real'))).toEqual(expected);
    expect((await readdir(parent, { withFileTypes: true })).find(({ name }) => name === 'out')?.isSymbolicLink()).toBe(
      true,
    );
  });

  it('may not be a link to nothing, nor lie in a file; both are said before anything is written', async () => {
    await symlink(join(parent, 'nowhere'), out, 'dir');
    const phases: string[] = [];
    const failure = {
      code: 'conflict',
      parameters: { path: out, link: join(parent, 'nowhere'), reason: 'export-link-dead' },
    };
    await expect(exportWith(jobHandle((_step, phase) => phases.push(phase)))).rejects.toMatchObject(failure);
    expect(phases).toEqual([]);
    await writeFile(join(parent, 'file'), 'mine');
    await expect(exportGolden(project, release, join(parent, 'file', 'in', 'it'))).rejects.toMatchObject({
      code: 'io-failed',
      message: expect.stringContaining(`${join(parent, 'file')} is a file`),
    });
    expect(readdirSync(parent).sort()).toEqual(['file', 'out']);
  });

  it('may not hold the export of another project', async () => {
    await exportGolden(project, release, out, fewRecipes);
    const manifest = join(out, 'manifest.json');
    const text = await readFile(manifest, 'utf8');
    const other = text.replace(release.contentSha256, '0'.repeat(64));
    expect(other).not.toBe(text);
    await writeFile(manifest, other);
    await expect(exportWith(jobHandle())).rejects.toMatchObject({
      code: 'conflict',
      parameters: { path: out, release: `1, “${release.name}”`, reason: 'export-of-other-release' },
    });
    expect(await readFile(manifest, 'utf8')).toBe(other);
  });

  it.each(['zip', 'tar'] as const)('may not be a %s of another project', async (container) => {
    await exportGolden(project, release, out, usualRecipes(['detector']), container);
    const mark = container === 'zip' ? out : join(out, 'shards.json');
    const bytes = await readFile(mark);
    const at = bytes.lastIndexOf(release.contentSha256);
    expect(at).toBeGreaterThan(0);
    await exportGolden(project, release, out, usualRecipes(['detector']), container);
    bytes.write('0'.repeat(64), at);
    await writeFile(mark, bytes);
    await expect(exportGolden(project, release, out, usualRecipes(['detector']), container)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('holds an export of another project'),
    });
    expect(await readFile(mark)).toEqual(bytes);
  });

  it.each(['zip', 'tar'] as const)(
    'may be a %s of a version that did not mark them, if its manifest says whose it is',
    async (container) => {
      await exportGolden(project, release, out, usualRecipes(['detector']), container);
      if (container === 'zip') await writeFile(out, withoutContent(await readFile(out)));
      else await changeShards((list) => ({ ...list, contentSha256: undefined }));
      const other = { code: 'conflict', parameters: { reason: 'export-of-other-project' } };
      await expect(checkTarget(out, container, async () => false)).rejects.toMatchObject(other);
      const asked: string[] = [];
      await checkTarget(out, container, async (content) => asked.push(content) > 0);
      expect(asked).toContain(release.contentSha256);
      if (container === 'zip') return;
      await changeShards((list) => ({ ...list, shards: [] }));
      for (const name of readdirSync(out)) if (name.endsWith('.tar')) await rm(join(out, name));
      const unknown = { code: 'conflict', parameters: { reason: 'export-of-unknown-project' } };
      await expect(checkTarget(out, container, async () => true)).rejects.toMatchObject(unknown);
    },
  );

  /** The zip file as versions wrote it whose mark ended before the content. */
  function withoutContent(zip: Buffer): Buffer {
    const older = Buffer.from(zip.subarray(0, zip.length - ` ${release.contentSha256}`.length));
    const comment = older.lastIndexOf('Quotient export');
    older.writeUInt16LE(older.length - comment, comment - 2);
    return older;
  }

  async function changeShards(change: (list: object) => object): Promise<void> {
    const path = join(out, 'shards.json');
    await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))));
  }

  it.skipIf(process.platform === 'win32').each(['folder', 'zip', 'tar'] as const)(
    'may not be a pipe, which would be waited for: %s',
    async (container) => {
      execFileSync('mkfifo', [out]);
      await expect(exportGolden(project, release, out, usualRecipes(['detector']), container)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(container === 'zip' ? /no plain file/ : /is a file/),
      });
    },
  );

  it('may not be a file', async () => {
    await writeFile(out, 'mine');
    await expect(exportWith(jobHandle())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`${out} is a file`),
      parameters: { path: out, reason: 'export-place-file' },
    });
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it.each([
    ['files of somebody else', 'notes.txt', 'mine'],
    ['a manifest of somebody else', 'manifest.json', '{"name":"a web app","files":[]}'],
    ['a broken manifest', 'manifest.json', '{'],
  ])('may not hold %s', async (_what, name, content) => {
    await mkdir(out);
    await writeFile(join(out, name), content);
    await expect(exportWith(jobHandle())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('no export of Quotient'),
      parameters: { path: out, reason: 'export-place-not-ours' },
    });
    expect([...folderContent(parent)]).toEqual([[`out/${name}`, Buffer.from(content)]]);
  });

  it('may not hold an export to which somebody added, as training does; what systems leave behind is no matter', async () => {
    await exportGolden(project, release, out, fewRecipes);
    await writeFile(join(out, '.DS_Store'), 'x');
    await exportGolden(project, release, out, fewRecipes);
    await mkdir(join(out, 'runs'));
    await writeFile(join(out, 'runs', 'best.pt'), 'weights');
    await expect(exportWith(jobHandle())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('runs/best.pt'),
      parameters: { path: out, count: 1, files: 'runs/best.pt', reason: 'export-with-foreign-files' },
    });
    expect(await readFile(join(out, 'runs', 'best.pt'), 'utf8')).toBe('weights');
  });

  it('may not hold an export of which somebody changed a file, whatever its times are', async () => {
    await exportGolden(project, release, out, fewRecipes);
    const readme = join(out, 'README.md');
    const later = new Date(Date.now() + 60_000);
    await utimes(readme, later, later);
    await exportGolden(project, release, out, fewRecipes);
    await writeFile(readme, 'my own card');
    await utimes(readme, later, later);
    const parameters = { path: out, count: 1, files: 'README.md', reason: 'export-with-changed-files' };
    const refusal = { code: 'conflict', message: expect.stringContaining('README.md'), parameters };
    await expect(exportWith(jobHandle())).rejects.toMatchObject(refusal);
    const earlier = new Date(Date.now() - 3_600_000);
    await utimes(readme, earlier, earlier);
    await expect(exportWith(jobHandle())).rejects.toMatchObject(refusal);
    expect(await readFile(readme, 'utf8')).toBe('my own card');
  });

  it('is watched to the end: what is put there meanwhile is not lost', async () => {
    const handle = jobHandle((_step, phase) => {
      if (phase === 'checking') writeFileSync(out, 'mine');
    });
    await expect(exportWith(handle)).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect(readdirSync(parent)).toEqual(['out']);
  });

  it.skipIf(process.getuid?.() === 0)('must be one that may be written', async () => {
    await chmod(parent, 0o500);
    await expect(exportWith(jobHandle())).rejects.toMatchObject({ code: 'io-failed' });
    await chmod(parent, 0o700);
  });
});

describe('an export that does not end', () => {
  it('is heard after few items, however large their pictures are, and tells as often how far it is', async () => {
    const told: number[] = [];
    const progress: JobHandle['progress'] = (phase, done) => {
      if (phase === 'writing') told.push(done);
    };
    await exportWith({ ...jobHandle(), progress });
    expect(told.length).toBeGreaterThan(fewRecipes.length);
    for (const [at, done] of told.entries()) expect(done - (told[at - 1] ?? 0)).toBeLessThanOrEqual(20);
  });

  it.each([1, 2, 3, 4, 5])('leaves the older one as it was when it is cancelled (step %i)', async (step) => {
    await exportGolden(project, release, out, usualRecipes(['detector']));
    const before = folderContent(parent);
    const handle = jobHandle((at, _phase, abort) => {
      if (at === step) abort.abort();
    });
    await expect(exportWith(handle)).rejects.toMatchObject({ name: 'AbortError' });
    expect(folderContent(parent)).toEqual(before);
  });

  it('is cancelled at once, however many pictures are asked for and not made yet', async () => {
    const closing = vi.spyOn(FileThreads.prototype, 'close');
    const making = vi.spyOn(FileThreads.prototype, 'make').mockImplementation(async () => {
      await vi.waitFor(() => expect(closing).toHaveBeenCalled(), 20_000);
      throw new Error('A thread of the export ended on its own.');
    });
    onTestFinished(() => [making, closing].forEach((spy) => spy.mockRestore()));
    const abort = new AbortController();
    const exporting = exportWith({
      ...jobHandle(),
      signal: abort.signal,
      throwIfCancelled: () => abort.signal.throwIfAborted(),
    });
    await vi.waitFor(() => expect(making).toHaveBeenCalled(), 20_000);
    abort.abort();
    await expect(exporting).rejects.toMatchObject({ name: 'AbortError' });
    expect(readdirSync(parent)).toEqual([]);
  });

  it.each(['README.md', 'preview.html'])('is given up when %s is not on the disk any more', async (name) => {
    const handle = jobHandle((_step, phase) => {
      if (phase !== 'checking') return;
      const staging = readdirSync(parent).find((each) => each.startsWith('.quotient-export-'));
      rmSync(join(parent, staging ?? 'nothing', name));
    });
    await expect(exportWith(handle)).rejects.toMatchObject({
      code: 'io-failed',
      parameters: { reason: 'export-not-on-disk' },
    });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('says what to do when its folder vanishes half way', async () => {
    let calls = 0;
    const handle = jobHandle(() => {
      calls += 1;
      if (calls !== 3) return;
      const staging = readdirSync(parent).find((name) => name.startsWith('.quotient-export-'));
      rmSync(join(parent, staging ?? 'nothing'), { recursive: true, force: true });
    });
    await expect(exportWith(handle)).rejects.toMatchObject({
      code: 'io-failed',
      message: expect.stringMatching(/^What was written so far has gone from .*, and export again\.$/),
    });
    expect(readdirSync(parent)).toEqual([]);
    await exportGolden(project, release, out, fewRecipes);
    expect(folderContent(out)).toEqual(expected);
  });

  it('names a picture that was lost or changed, and leaves nothing', async () => {
    const other = await goldenProject(join(parent, 'project'));
    try {
      const own = await freezeGolden(other);
      const [page] = await other.store.pagesAfter(null, 1);
      const record = page?.records.get(page.ref.id);
      if (record?.kind !== 'page') throw new Error('The golden project has no page.');
      await writeFile(other.media.pathOf(record.imageSha256), 'shorter');
      await expect(exportGolden(other, own, out)).rejects.toMatchObject({ code: 'corrupt-file' });
      await rm(other.media.pathOf(record.imageSha256));
      await expect(exportGolden(other, own, out)).rejects.toMatchObject({ code: 'not-found' });
      expect(readdirSync(parent)).toEqual(['project']);
    } finally {
      await other.close();
    }
  });

  it('is refused to anybody but a lead', async () => {
    const reviewer = { person: aPerson(7, 'reviewer'), isOwner: true };
    const options = ExportOptions.parse({ recipes: usualRecipes(['detector']) });
    await expect(
      exportRelease(project, reviewer, { release: release.id, out, options }, jobHandle()),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('an export that is killed', () => {
  it('between the two renames of the end is taken back by the next one', async () => {
    await exportGolden(project, release, out, usualRecipes(['extractor']));
    const before = folderContent(out);
    const mark = createHash('sha256').update(basename(out)).digest('hex').slice(0, 12);
    await rename(out, join(parent, `.quotient-export-${mark}-previous`));
    await expect(
      exportWith(
        jobHandle(() => {
          throw new Error('stopped');
        }),
      ),
    ).rejects.toThrow('stopped');
    expect(folderContent(out)).toEqual(before);
    expect(readdirSync(parent)).toEqual(['out']);
  });
});
