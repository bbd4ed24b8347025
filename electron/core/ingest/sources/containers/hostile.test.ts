import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportReport } from '#schemas/contract/imports.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { ArchiveManifest } from '#schemas/formats/archive-manifest.ts';
import { tarEnd, tarMember } from '#shared/formats/tar/tar-member.ts';
import { freezeGolden, goldenLead } from '#test/golden/export-golden.ts';
import { folderContent } from '#test/golden/folder-content.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { ulidOf } from '#test/support/builders.ts';
import { type CraftedEntry, craftZip } from '#test/support/crafted-zip.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { writeArchive } from '../../../archive/writing/write-archive.ts';
import { openContainer } from './open-container.ts';
import { openZip } from './zip-container.ts';

const innocent: CraftedEntry = { name: 'images/a.png' };

/** What is wrong, the entries, and the code and entry that the refusal must name. */
const hostile: readonly (readonly [string, readonly CraftedEntry[], string, string])[] = [
  ['traversal', [innocent, { name: '../../evil.png' }], 'archive-name-traversal', '../../evil.png'],
  [
    'traversal inside',
    [innocent, { name: 'images/../../evil.png' }],
    'archive-name-traversal',
    'images/../../evil.png',
  ],
  ['an absolute path', [innocent, { name: '/etc/evil.png' }], 'archive-name-absolute', '/etc/evil.png'],
  ['a drive', [innocent, { name: 'C:/evil.png' }], 'archive-name-drive', 'C:/evil.png'],
  ['a drive without slash', [innocent, { name: 'c:evil.png' }], 'archive-name-drive', 'c:evil.png'],
  ['UNC', [innocent, { name: '\\\\server\\share\\evil.png' }], 'archive-name-unc', '\\\\server\\share\\evil.png'],
  ['UNC with slashes', [innocent, { name: '//server/evil.png' }], 'archive-name-unc', '//server/evil.png'],
  ['backslashes', [innocent, { name: 'images\\evil.png' }], 'archive-name-backslash', 'images\\evil.png'],
  ['traversal by backslashes', [innocent, { name: '..\\evil.png' }], 'archive-name-traversal', '..\\evil.png'],
  ['a link', [innocent, { name: 'link.png', content: '/etc/passwd', mode: 0o120777 }], 'archive-link', 'link.png'],
  ['a device', [innocent, { name: 'null.png', mode: 0o020666 }], 'archive-special-file', 'null.png'],
  ['NUL', [innocent, { name: 'a.png\0.txt' }], 'archive-name-nul', 'a.png\0.txt'],
  ['a control character', [innocent, { name: 'a\u001b[2J.png' }], 'archive-name-control', 'a\u001b[2J.png'],
  ['case', [innocent, { name: 'images/A.PNG' }], 'archive-name-collision', 'images/A.PNG'],
  ['Unicode forms', [{ name: '\u00e9.png' }, { name: 'e\u0301.png' }], 'archive-name-collision', 'e\u0301.png'],
  ['a file that is a folder', [innocent, { name: 'Images' }], 'archive-name-collision', 'Images'],
  ['no name', [innocent, { name: '' }], 'archive-name-empty', ''],
  ['a bomb', [{ name: 'bomb.json', content: Buffer.alloc(100_000_000, 32), deflate: true }], 'archive-ratio', ''],
  [
    'overlapping entries',
    [
      { name: 'a.png', content: Buffer.alloc(1000, 1) },
      { name: 'b.png', content: Buffer.alloc(1000, 1), overlaps: true },
    ],
    'archive-overlap',
    'a.png',
  ],
  ['a password', [innocent, { name: 'b.png', listed: { flags: 0x0801 } }], 'archive-locked', 'b.png'],
  ['a method of its own', [innocent, { name: 'b.png', listed: { method: 14 } }], 'archive-packing-unknown', 'b.png'],
];

describe('a hostile zip', () => {
  it.each(hostile)(
    'with %s is refused whole, by name, and nothing is written outside',
    async (_, entries, code, entry) => {
      const root = await temporaryFolder();
      await mkdir(join(root, 'in'));
      const path = join(root, 'in', 'source.zip');
      await writeFile(path, craftZip(entries));
      const opened = await openContainer(path, 'source.zip');
      expect(opened).toMatchObject({ kind: 'refused', reason: { code, parameters: { archive: 'source.zip', entry } } });
      const project = await newProject();
      const { job } = await importInto(project, [path]);
      expect(job.error).toMatchObject({ code: 'unsupported-file', parameters: { reason: code } });
      expect(await project.store.pagesAfter(null, 10)).toEqual([]);
      expect(await readdir(root, { recursive: true })).toEqual(['in', 'in/source.zip']);
    },
  );

  it.each<[string, CraftedEntry, string]>([
    ['a name that its header has not', { name: 'evil.png', listed: { name: 'good.png' } }, 'archive-member-name'],
    ['a size that its header has not', { name: 'b.png', listed: { size: 4 } }, 'archive-member-size'],
    [
      'a size that its header has not, packed',
      { name: 'b.png', deflate: true, listed: { size: 4 } },
      'archive-member-size',
    ],
    ['a checksum that its header has not', { name: 'b.png', listed: { crc: 7 } }, 'archive-member-checksum'],
    ['a checksum that its bytes have not', { name: 'b.png', crc: 7 }, 'archive-member-checksum'],
    [
      'a size that its bytes have not',
      { name: 'b.png', content: Buffer.alloc(5000), deflate: true, claimed: 10 },
      'archive-member-size',
    ],
    ['fewer bytes than listed', { name: 'b.png', deflate: true, claimed: 100 }, 'archive-member-size'],
  ])('that lists %s is refused whole where it is imported', async (_, entry, code) => {
    const folder = await temporaryFolder();
    const picture = await readFile(join(import.meta.dirname, '../../../../../test/golden/sources/line-1.png'));
    await writeFile(join(folder, 'bad.zip'), craftZip([{ name: 'a.png', content: picture }, entry]));
    await writeFile(join(folder, 'good.png'), picture);
    const project = await newProject();
    const { report } = await importInto(project, [folder]);
    expect(report.imported.pages).toBe(1);
    const name = entry.listed?.name ?? entry.name;
    expect(report.quarantined).toMatchObject([
      { source: 'bad.zip', reason: { code, parameters: { archive: 'bad.zip', entry: name } } },
    ]);
  });

  it('that would grow beyond all measure says how far, and is nothing that anybody is told to unpack', async () => {
    const path = join(await temporaryFolder(), 'bomb.zip');
    await writeFile(path, craftZip([{ name: 'bomb.json', content: Buffer.alloc(400_000_000, 32), deflate: true }]));
    const opened = await openContainer(path, 'bomb.zip');
    if (opened.kind !== 'refused') throw new Error('The bomb was opened.');
    expect(opened.reason.message).toBe(
      'bomb.zip: it claims to become 400 MB from 0.39 MB, far more than pictures and their truth do, so nothing of this archive was read. Ask where it came from.',
    );
    expect(opened.reason.parameters).toMatchObject({ unpacked: '400', packed: '0.39' });
  });

  it.each([
    [
      'one that leads out of it',
      ['../a.png'],
      /was read\. Ask where it came from, or have it packed again without that entry\.$/,
    ],
    [
      'one that many tools write',
      ['a\\b.png'],
      /was read\. Ask where it came from, or unpack it yourself and import the folder\.$/,
    ],
    ['the same one twice', ['a.png', 'a.png'], /^x\.zip, entry "a\.png": it is there twice, so/],
  ])('with %s as a name says what helps, and nobody is told to unpack what does harm', async (_, names, told) => {
    const path = join(await temporaryFolder(), 'x.zip');
    await writeFile(path, craftZip(names.map((name) => ({ name }))));
    const opened = await openContainer(path, 'x.zip');
    expect(opened).toMatchObject({ kind: 'refused', reason: { message: expect.stringMatching(told) } });
  });

  it('beside honest files is named, and they arrive', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'bad.zip'), craftZip([{ name: '../a.png' }]));
    await writeFile(
      join(folder, 'good.png'),
      await readFile(join(import.meta.dirname, '../../../../../test/golden/sources/line-1.png')),
    );
    const project = await newProject();
    const { report } = await importInto(project, [folder]);
    expect(report.imported.pages).toBe(1);
    expect(report.quarantined).toEqual([
      { source: 'bad.zip', reason: expect.objectContaining({ code: 'archive-name-traversal' }) },
    ]);
  });

  it('whose bytes are not what they claim gives no file', async () => {
    const path = join(await temporaryFolder(), 'source.zip');
    await writeFile(
      path,
      craftZip([
        { name: 'a.png', crc: 1 },
        { name: 'b.png', content: Buffer.alloc(5000), deflate: true, claimed: 10 },
      ]),
    );
    const opened = await openContainer(path, 'source.zip');
    if (opened.kind === 'refused') throw new Error(opened.reason.message);
    for (const { file } of opened.files) await expect(file.read()).rejects.toThrow();
  });
});

describe('a hostile tar', () => {
  const withName = (name: string, type = '0') => {
    const member = Buffer.from(tarMember('x', Buffer.from('content')));
    member.fill(0, 0, 100);
    member.write(name, 0, 'utf8');
    member.write(type, 156);
    member.fill(0x20, 148, 156);
    const sum = member.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    member.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return member;
  };

  it.each([
    ['traversal', withName('../evil.png'), 'archive-name-traversal'],
    ['an absolute path', withName('/evil.png'), 'archive-name-absolute'],
    ['a symbolic link', withName('a.png', '2'), 'archive-link'],
    ['a hard link', withName('a.png', '1'), 'archive-link'],
    ['a device', withName('a.png', '3'), 'archive-special-file'],
    ['a wrong checksum', withName('a.png').fill(1, 0, 3), 'archive-unreadable'],
  ])('with %s is refused whole', async (_, member, code) => {
    const path = join(await temporaryFolder(), 'shard.tar');
    await writeFile(path, Buffer.concat([tarMember('ok.png', Buffer.from('x')), member, tarEnd]));
    expect(await openContainer(path, 'shard.tar')).toMatchObject({ kind: 'refused', reason: { code } });
  });
});

it.each([
  ['within the bytes of a file', 515],
  ['behind the bytes of a file, before the end of their block', 600],
  ['within a header', 1100],
])('a tar file that was cut off %s is refused whole', async (_, bytes) => {
  const path = join(await temporaryFolder(), 'shard.tar');
  const members = ['a.png', 'b.png'].map((name) => Buffer.from(tarMember(name, Buffer.from('content'))));
  await writeFile(path, Buffer.concat(members).subarray(0, bytes));
  expect(await openContainer(path, 'shard.tar')).toMatchObject({
    kind: 'refused',
    reason: { code: 'archive-unreadable' },
  });
});

describe('an archive of a project that differs from its manifest', () => {
  async function parts() {
    const folder = await temporaryFolder();
    const source = await goldenProject(join(folder, 'golden'));
    await freezeGolden(source, { lockTest: true });
    const job = source.jobs.start('archive', (handle) =>
      writeArchive(source, goldenLead, join(folder, 'work'), handle),
    );
    expect((await source.jobs.whenEnded(job.id)).error).toBeNull();
    await source.close();
    const zip = await openZip(join(folder, 'work.quotient-archive'), 'work.quotient-archive');
    if (zip.kind === 'refused') throw new Error(zip.reason.message);
    const files = new Map<string, Buffer>();
    for (const { name, file } of zip.files) files.set(name, Buffer.from(await file.read()));
    const manifest = ArchiveManifest.parse(JSON.parse(files.get('manifest.json')?.toString('utf8') ?? ''));
    return { files, manifest };
  }

  type Parts = Awaited<ReturnType<typeof parts>>;
  const page = 'documents/page-00000.jsonl';
  const history = 'history/operation-00000.jsonl';
  const versions = 'releases/version-00000.jsonl';
  const items = 'releases/item-00000.jsonl';
  const assignments = 'releases/assignment-00000.jsonl';
  const splits = 'releases/split-00000.jsonl';
  const released = 'releases/release-00000.jsonl';
  const schema = 'documents/schema-00000.jsonl';
  const sides = 'documents/side-00000.jsonl';
  const formulas = 'documents/formula-00000.jsonl';
  const settings = 'releases/setting-00000.jsonl';
  const list = 'media/list-00000.jsonl';
  /** Hash of a picture that there is not. */
  const none = '0'.repeat(64);
  const rewrite = ({ files }: Parts, manifest: unknown) =>
    files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  /** Another content that the manifest vouches for. */
  const forge = (work: Parts, path: string, content: string | Buffer) => {
    const bytes = Buffer.from(content);
    work.files.set(path, bytes);
    const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
    const others = work.manifest.files.filter((file) => file.path !== path);
    const files = [...others, { path, bytes: bytes.length, sha256 }];
    work.manifest = { ...work.manifest, files };
    rewrite(work, work.manifest);
  };
  const pictureOf = ({ manifest }: Parts) => {
    const picture = manifest.files.find(({ path }) => path.startsWith('media/') && !path.endsWith('.jsonl'));
    if (!picture) throw new Error('The archive has no picture.');
    return picture;
  };
  const textOf = ({ files }: Parts, path: string) => files.get(path)?.toString('utf8') ?? '';

  const cases: readonly (readonly [string, (work: Parts) => void, string])[] = [
    ['an entry more', ({ files }) => files.set('extra.txt', Buffer.from('x')), 'archive-entry-unknown'],
    ['an entry that leads out of it', ({ files }) => files.set('../evil', Buffer.from('x')), 'archive-entry-unfit'],
    ['an entry less', ({ files }) => files.delete(page), 'archive-entry-missing'],
    [
      'another size',
      ({ files }) => files.set(page, Buffer.concat([files.get(page) ?? Buffer.alloc(0), Buffer.from('\n')])),
      'archive-size-differs',
    ],
    ['another content', ({ files }) => (files.get(page) ?? Buffer.alloc(0)).write(' ', 0), 'archive-hash-differs'],
    ['no manifest', ({ files }) => files.delete('manifest.json'), 'archive-manifest-missing'],
    [
      'a manifest of another version',
      (work) => rewrite(work, { ...work.manifest, formatVersion: 99 }),
      'archive-manifest-newer',
    ],
    [
      'a file twice in the manifest',
      (work) => rewrite(work, { ...work.manifest, files: [...work.manifest.files, work.manifest.files[0]] }),
      'archive-manifest-twice',
    ],
    [
      'other counts',
      (work) => rewrite(work, { ...work.manifest, documents: { ...work.manifest.documents, page: 7 } }),
      'archive-count-differs',
    ],
    [
      'a document that is none',
      (work) => {
        forge(work, page, '{"ref":{"type":"page"}}\n');
        rewrite(work, { ...work.manifest, documents: { ...work.manifest.documents, page: 1 } });
      },
      'archive-document-unreadable',
    ],
    [
      'an act of history that is none',
      (work) => {
        forge(work, history, '{"id":"x","kind":"edit"}\n');
        rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'history/operation': 1 } });
      },
      'archive-line-foreign',
    ],
    [
      'another count of acts',
      (work) => rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'history/operation': 99 } }),
      'archive-count-differs',
    ],
    [
      'frozen content that its hash does not name',
      (work) =>
        forge(work, versions, textOf(work, versions).replace('\\"sourceName\\":\\"', '\\"sourceName\\":\\"other-')),
      'archive-hash-differs',
    ],
    [
      'a release whose items stand on other sides',
      (work) => forge(work, items, textOf(work, items).replaceAll('"side":"test"', '"side":"train"')),
      'archive-release-differs',
    ],
    [
      'a side that is there twice',
      (work) => {
        const text = textOf(work, assignments);
        forge(work, assignments, text + text.slice(0, text.indexOf('\n') + 1));
        const count = (work.manifest.beside['releases/assignment'] ?? 0) + 1;
        rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'releases/assignment': count } });
      },
      'archive-split-differs',
    ],
    [
      'a release of a split that is not there',
      (work) => {
        forge(work, splits, '');
        rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'releases/split': 0 } });
      },
      'archive-split-differs',
    ],
    [
      'a release that says other numbers than it holds',
      (work) => forge(work, released, textOf(work, released).replace(/"symbols":(\d+)/, '"symbols":1$1')),
      'archive-release-miscounted',
    ],
    [
      'a release behind which there is hardly a number',
      (work) => forge(work, released, textOf(work, released).replace(/"number":1\b/, '"number":9007199254740991')),
      'archive-line-foreign',
    ],
    [
      'a locked test set that stands on another side',
      (work) => forge(work, assignments, textOf(work, assignments).replaceAll('"side":"test"', '"side":"train"')),
      'archive-split-differs',
    ],
    [
      'a locked test set without its first version',
      (work) => forge(work, splits, textOf(work, splits).replace(/"number":1\b/, '"number":2')),
      'archive-split-differs',
    ],
    [
      'another count of former documents',
      (work) => rewrite(work, { ...work.manifest, bases: 3 }),
      'archive-count-differs',
    ],
    ['a file that no version writes', (work) => forge(work, 'notes.txt', 'x'), 'archive-part-unknown'],
    [
      'bytes that are no text',
      (work) => forge(work, page, Buffer.concat([Buffer.from([0xff]), work.files.get(page) ?? Buffer.alloc(0)])),
      'archive-entry-no-text',
    ],
    [
      'a person among the conversations',
      (work) => {
        const person = textOf(work, schema)
          .split('\n')
          .find((line) => line.includes('"type":"person"'));
        forge(work, sides, `${person}\n`);
        rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'documents/side': 1 } });
      },
      'archive-line-foreign',
    ],
    [
      'a page whose picture is not in it',
      (work) =>
        forge(work, page, textOf(work, page).replace(/"sourceSha256":"[0-9a-f]{64}"/, `"sourceSha256":"${none}"`)),
      'archive-media-missing',
    ],
    [
      'a picture that is listed and has no file',
      (work) => {
        const { path } = pictureOf(work);
        work.files.delete(path);
        work.manifest = { ...work.manifest, files: work.manifest.files.filter((file) => file.path !== path) };
        rewrite(work, work.manifest);
      },
      'archive-media-missing',
    ],
    [
      'a picture of another size than its list says',
      (work) => forge(work, list, textOf(work, list).replace(/"byteCount":/, '"byteCount":1')),
      'archive-size-differs',
    ],
    [
      'a picture that is not what its name says',
      (work) => {
        const { path, bytes } = pictureOf(work);
        forge(work, path, 'x'.repeat(bytes));
      },
      'archive-hash-differs',
    ],
    ['a picture that no list names', (work) => forge(work, `media/00/${none}`, 'x'), 'archive-entry-unknown'],
    [
      'a picture that is listed twice',
      (work) => {
        const text = textOf(work, list);
        forge(work, list, text + text.slice(0, text.indexOf('\n') + 1));
        rewrite(work, { ...work.manifest, media: work.manifest.media + 1 });
      },
      'archive-entry-twice',
    ],
    [
      'a page that is there twice',
      (work) => {
        const text = textOf(work, page);
        forge(work, page, text + text.slice(0, text.indexOf('\n') + 1));
        const count = (work.manifest.documents['page'] ?? 0) + 1;
        rewrite(work, { ...work.manifest, documents: { ...work.manifest.documents, page: count } });
      },
      'archive-entry-twice',
    ],
    [
      'a person among the pages',
      (work) => {
        const person = textOf(work, schema)
          .split('\n')
          .find((line) => line.includes('"type":"person"'));
        forge(work, page, `${textOf(work, page)}${person}\n`);
        const count = (work.manifest.documents['page'] ?? 0) + 1;
        rewrite(work, { ...work.manifest, documents: { ...work.manifest.documents, page: count } });
      },
      'archive-document-unreadable',
    ],
    [
      'a formula on a page that is not in it',
      (work) => forge(work, formulas, textOf(work, formulas).replace(/"page":"[0-9A-Z]{26}"/, `"page":"${ulidOf(1)}"`)),
      'archive-document-dangling',
    ],
    [
      'a symbol of a class that is not in it',
      (work) =>
        forge(
          work,
          formulas,
          textOf(work, formulas).replace(/"symbolClass":"[0-9A-Z]{26}"/, `"symbolClass":"${ulidOf(1)}"`),
        ),
      'archive-document-dangling',
    ],
    [
      'a page that had another picture in its history',
      (work) =>
        forge(work, history, textOf(work, history).replace(/"imageSha256":"[0-9a-f]{64}"/, `"imageSha256":"${none}"`)),
      'archive-history-differs',
    ],
    [
      'an export setting that is none',
      (work) => {
        forge(work, settings, '{"kind":"sub-model","key":"reader","record":{"key":"reader"}}\n');
        rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'releases/setting': 1 } });
      },
      'archive-line-foreign',
    ],
    [
      'a part that nobody knows',
      (work) => rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'history/other': 0 } }),
      'archive-part-unknown',
    ],
  ];

  /** Packs the files again. */
  async function pack({ files }: Parts): Promise<string> {
    const path = join(await temporaryFolder(), 'spoilt.quotient-archive');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, craftZip([...files].map(([name, content]) => ({ name, content }))));
    return path;
  }

  it('in the sides of a locked test set, which are not in it, comes without the lock, and the next release is frozen', async () => {
    const work = await parts();
    forge(work, assignments, '');
    rewrite(work, { ...work.manifest, beside: { ...work.manifest.beside, 'releases/assignment': 0 } });
    const project = await newProject();
    const { job, report } = await importInto(project, [await pack(work)]);
    expect(job.error).toBeNull();
    expect(ImportReport.parse(report).differing.map(({ reason }) => reason.code)).toContain(
      'archive-test-trained-here',
    );
    expect(await project.store.splits.testVersions()).toEqual([]);
    const [split] = await project.store.splits.listSplits();
    const again = await freezeGolden(project, { split: split?.id ?? null });
    expect(again.number).toBe(2);
  });

  it.each(cases)('by %s is refused whole', async (_, spoil, code) => {
    const work = await parts();
    spoil(work);
    const path = await pack(work);
    const project = await newProject();
    const before = [...folderContent(project.path).keys()].filter((name) => name.startsWith('media/'));
    const { job } = await importInto(project, [path]);
    expect(job.error).toMatchObject({ code: 'unsupported-file', parameters: { reason: code } });
    expect(job.error?.message).toContain('nothing of this archive was taken');
    expect(await project.store.pagesAfter(null, 10)).toEqual([]);
    expect(await project.store.releases.exportSettings('sub-model')).toEqual(new Map());
    expect([...folderContent(project.path).keys()].filter((name) => name.startsWith('media/'))).toEqual(before);
    expect(
      (await project.store.schemaRecords()).some(({ record }) => record.kind === 'person' && record.name === 'lead 1'),
    ).toBe(false);
  });
});
