import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ImportReport } from '#schemas/contract/imports.ts';
import { ProjectStatus } from '#schemas/contract/project.ts';
import { SplitView } from '#schemas/contract/release-reports.ts';
import { ExportReport, ExportSettings } from '#schemas/contract/releases.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { cli, interruptedCli } from './support/run-process.ts';
import { pngOf, writeYoloFolder } from './support/template-project.ts';

/** A folder with a new project in it, and a way to run commands there. */
async function projectOfCli() {
  const folder = await temporaryFolder();
  const home = join(folder, 'home');
  const run = (...words: readonly (string | readonly string[])[]) => cli(words.flat(), { cwd: folder, home });
  expect(await run('init', 'project', '--name', 'Grade 3', '--person', 'Kim')).toMatchObject({ code: 0, stderr: '' });
  return { folder, home, run, path: join(folder, 'project') };
}

describe('the command line', () => {
  it('does the main job: init, import, quota, status, export', async () => {
    const { folder, path, run } = await projectOfCli();
    await writeYoloFolder(join(folder, 'scans'), 4);
    await writeFile(join(folder, 'map.json'), '{"0":"x","1":"2"}');
    const imported = await run(
      ['import', 'project', 'scans', '--format', 'yolo', '--class-map', 'map.json', '--json'],
      ['--category', 'level=elementary', '--category', 'script=handwritten'],
    );
    expect(imported.code, imported.stderr).toBe(0);
    expect(ImportReport.parse(JSON.parse(imported.stdout))).toMatchObject({
      imported: { pages: 4, formulas: 4, symbols: 8 },
      quarantined: [],
    });
    expect(imported.stderr).not.toContain('\r');

    const quota = ['--category', 'script=handwritten', '--category', 'level=elementary'];
    expect(await run('quota', 'set', 'project', '--target', '500', ...quota)).toMatchObject({ code: 0 });
    expect(await run('quota', 'set', 'project', '--target', '8', ...quota)).toMatchObject({ code: 0 });
    expect(
      await run('quota', 'set', 'project', '--target', '20', '--symbol', 'x', '--due', '2027-03-31'),
    ).toMatchObject({
      code: 0,
      stdout: 'symbol x: target 20 symbols.\n',
    });
    const listed = await run('quota', 'list', 'project');
    expect(listed.stdout).toMatch(/level=elementary script=handwritten +\d+ +of 8 formulas/);
    // What the label graphs bring is accepted, whatever the rest of their formulas lacks: the symbols are there.
    expect(listed.stdout).toMatch(/symbol x +4 +of 20 symbols +20% +0 +0 +0 +0 +2027-03-31/);
    await run('submodel', 'add', 'project', 'page-reader', '--in', 'page', '--out', 'latex');
    const asked = await run('submodel', 'list', 'project', '--formats', '--json');
    const { formats } = JSON.parse(asked.stdout) as { readonly formats: readonly { readonly subModel: string }[] };
    expect(formats).toHaveLength(datasetFormats.length + 1);
    expect(formats.at(-1)).toMatchObject({ subModel: 'page-reader', format: 'records', isUsual: true, options: [] });
    expect(formats).toContainEqual(
      expect.objectContaining({
        subModel: 'detector',
        format: 'yolo',
        isUsual: false,
        options: [
          expect.objectContaining({ name: 'classes', values: ['all', 'groups', 'one'], preset: 'all' }),
          expect.objectContaining({ name: 'absolutePath', values: ['yes', 'no'], preset: false }),
        ],
      }),
    );
    const ofReader = ['project', '--submodel', 'page-reader'];
    expect(await run('quota', 'set', ...ofReader, '--target', '10')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('for the page-reader: target 10 formulas'),
    });
    expect(await run('submodel', 'remove', 'project', 'page-reader')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('1 quota counts what “page-reader” can use'),
    });
    expect(await run('quota', 'remove', ...ofReader)).toMatchObject({ code: 0 });
    expect(await run('submodel', 'remove', 'project', 'page-reader')).toMatchObject({ code: 0 });
    expect(await run('quota', 'set', ...ofReader, '--target', '10')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no sub-model “page-reader”; there are: extractor,'),
    });
    expect(await run('quota', 'remove', 'project', '--symbol', 'x')).toMatchObject({ code: 0 });
    expect(await run('quota', 'remove', 'project', '--symbol', 'x')).toMatchObject({ code: 1 });

    const status = await run('status', 'project', '--json');
    expect(status.stderr).toBe('');
    expect(ProjectStatus.parse(JSON.parse(status.stdout))).toMatchObject({
      project: { name: 'Grade 3', path },
      formulas: 4,
      quotas: [{ quota: { target: 8 } }],
    });
    expect((await run('status', 'project')).stdout).toMatch(/^formulas +4$/m);

    const exported = await run('export', 'project', '--out', 'out', '--submodel', 'detector', '--seed', '7', '--json');
    expect(exported.code, exported.stderr).toBe(0);
    const report = ExportReport.parse(JSON.parse(exported.stdout));
    expect(report).toMatchObject({ path: join(folder, 'out'), subModels: [{ subModel: 'detector' }] });
    expect(await readdir(join(folder, 'out'))).toContain('manifest.json');
    const onlyWith = (...layers: readonly string[]) =>
      run(
        'release',
        'freeze',
        'project',
        '--preview',
        '--json',
        layers.flatMap((layer) => ['--only-layer', layer]),
      );
    const { sides } = SplitView.parse(JSON.parse((await onlyWith('symbols')).stdout));
    expect(sides.train.formulas + sides.validation.formulas + sides.test.formulas).toBe(4);
    expect(await onlyWith('symbols', 'latex')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing that is accepted passes the filter'),
    });
    expect(await run('release', 'freeze', 'project', '--only-layer', 'regions')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“regions” is no layer'),
    });
    const again = await run('export', 'project', '--out', 'again', '--release', '1', '--submodel', 'detector');
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toContain('Wrote release 1');
    expect((await run('releases', 'project')).stdout).toMatch(/^ +1 /m);
    // A file of the project stands for it, as where a shell completes its name.
    expect(await run('doctor', 'project/project.quotient')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Everything is whole.'),
    });
  });

  it('keeps the formats of a sub-model where options alone are given, and names what was kept', async () => {
    const { run } = await projectOfCli();
    const keptOf = async (...flags: string[]) => {
      const answer = await run('submodel', 'recipe', 'project', 'detector', ...flags, '--json');
      expect(answer.code, answer.stderr).toBe(0);
      const { recipes } = ExportSettings.parse(JSON.parse(answer.stdout));
      const found = recipes.find(({ subModel }) => subModel === 'detector');
      return { isKept: found?.isKept, recipes: found?.recipes.map(({ format, options }) => [format, options]) };
    };
    expect(await keptOf('--option', 'classes=groups')).toEqual({
      isKept: true,
      recipes: [['coco', { classes: 'groups' }]],
    });
    await keptOf('--format', 'coco', '--format', 'yolo', '--option', 'classes=one');
    expect(await keptOf('--option', 'detector/yolo.absolutePath=yes')).toEqual({
      isKept: true,
      recipes: [
        ['coco', { classes: 'one' }],
        ['yolo', { classes: 'one', absolutePath: true }],
      ],
    });
    expect((await run('submodel', 'recipe', 'project', 'detector', '--option', 'classes=groups')).stdout).toBe(
      'Export writes for the detector: coco (classes=groups), yolo (classes=groups, absolutePath=yes).\n',
    );
    expect(await run('submodel', 'recipe', 'project', 'detector', '--option', 'cropSize=64')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“cropSize=64” is no option of what is exported.'),
    });
    expect(await run('submodel', 'recipe', 'project', 'reader', '--option', 'classes=one')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no sub-model “reader”; there are: extractor,'),
    });
    expect(await keptOf()).toEqual({ isKept: false, recipes: [['coco', {}]] });
  });

  it('drops and names the kept formats that a sub-model cannot be written in once its records are others', async () => {
    const { run } = await projectOfCli();
    const define = (...records: string[]) => run('submodel', 'add', 'project', 'reader', '--in', ...records);
    const formatsOf = async () => {
      const { recipes } = ExportSettings.parse(JSON.parse((await run('submodel', 'list', 'project', '--json')).stdout));
      const found = recipes.find(({ subModel }) => subModel === 'reader');
      return [found?.isKept, found?.recipes.map(({ format }) => format)];
    };
    await define('formula', '--out', 'boxes');
    await run('submodel', 'recipe', 'project', 'reader', '--format', 'coco,records', '--option', 'classes=one');
    expect(await define('formula', '--out', 'boxes')).toMatchObject({
      code: 0,
      stdout: 'The project has the sub-model reader: formula → boxes.\n',
    });
    expect(await formatsOf()).toEqual([true, ['coco', 'records']]);
    expect(await define('page', '--out', 'latex')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(
        'It was formula → boxes; releases and quotas count it anew. Kept formats that it cannot be written in any more were dropped: coco (classes=one).',
      ),
    });
    expect(await formatsOf()).toEqual([true, ['records']]);

    await define('formula', '--out', 'boxes');
    await run('submodel', 'recipe', 'project', 'reader', '--format', 'coco', '--option', 'classes=one');
    // A format of the same name that does not know the options is another one.
    await define('page', '--out', 'regions');
    expect(await formatsOf()).toEqual([false, ['records']]);
    expect(await run('export', 'project', '--out', 'out', '--submodel', 'reader')).toMatchObject({
      stderr: expect.not.stringContaining('There is no format'),
    });
  });

  it('writes a format once more under a name, with options of its own', async () => {
    const { folder, run } = await projectOfCli();
    await writeYoloFolder(join(folder, 'scans'), 4);
    await writeFile(join(folder, 'map.json'), '{"0":"x","1":"2"}');
    await run('import', 'project', 'scans', '--format', 'yolo', '--class-map', 'map.json');
    const two = ['--format', 'detector/coco', '--format', 'detector/coco:one-class,yolo'];
    const onlyNamed = ['--option', 'coco:one-class.classes=one'];
    const exported = await run('export', 'project', '--out', 'out', '--submodel', 'detector', two, onlyNamed, '--json');
    expect(exported.code, exported.stderr).toBe(0);
    const { subModels, release } = ExportReport.parse(JSON.parse(exported.stdout));
    expect(subModels.map((dataset) => [dataset.folder, dataset.options?.['classes']])).toEqual([
      ['detector/coco', 'all'],
      ['detector/coco-one-class', 'one'],
      ['detector/yolo', 'all'],
    ]);
    expect((await readdir(join(folder, 'out', 'detector'))).toSorted()).toEqual(['coco', 'coco-one-class', 'yolo']);
    expect(await run('verify', 'project', 'out')).toMatchObject({ code: 0 });
    const again = await run('export', 'project', '--out', 'again', '--release', String(release.number), two);
    expect(again.stdout).toMatch(/^detector +coco-one-class +4 +4 /m);

    expect(await run('submodel', 'recipe', 'project', 'detector', two, onlyNamed)).toMatchObject({
      code: 0,
      stdout: 'Export writes for the detector: coco, coco:one-class (classes=one), yolo.\n',
    });
    expect((await run('submodel', 'list', 'project')).stdout).toMatch(/^detector +coco, coco:one-class, yolo +kept$/m);
    const refused = (...flags: string[]) => run('export', 'project', '--out', 'no', '--submodel', 'detector', flags);
    expect(await refused('--format', 'coco:One class')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“coco:One class” has no name that a folder can have'),
    });
    expect(await refused('--format', 'coco:a,coco:a')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Two datasets would be written to detector/coco-a: give one of them a name.'),
    });
    expect(await refused('--format', 'coco:a', '--option', 'coco:b.classes=one')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“coco:b.classes=one” is no option of what is exported.'),
    });
  });

  it('keeps people', async () => {
    const { run } = await projectOfCli();
    expect(await run('people', 'add', 'project', '박 민지', '--role', 'reviewer')).toMatchObject({ code: 0 });
    expect(await run('people', 'add', 'project', '박 민지')).toMatchObject({ code: 1 });
    expect(await run('people', 'role', 'project', '박 민지', 'annotator')).toMatchObject({ code: 0 });
    const people: unknown = JSON.parse((await run('people', 'list', 'project', '--json')).stdout);
    expect(people).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Kim', role: 'lead' }),
        expect.objectContaining({ name: '박 민지', role: 'annotator' }),
      ]),
    );
    const invite = await run('people', 'invite', 'project', '박 민지', '--json');
    expect(JSON.parse(invite.stdout)).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/), address: null });
    const refused = await run('quota', 'set', 'project', '--target', '5', '--actor', '박 민지');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('takes the role lead') });
    const nobody = await run('quota', 'set', 'project', '--target', '5', '--actor', 'Nobody');
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('there are: ') });
  });

  it('brings a version of the requirements back, in the name of who says so and with no other question', async () => {
    const { run } = await projectOfCli();
    expect(await run('quota', 'set', 'project', '--target', '5')).toMatchObject({ code: 0 });
    const restore = ['requirements', 'project', '--restore', '1'];
    for (const other of [['--list'], ['--version', '1'], ['--since', '1']]) {
      expect(await run(restore, other)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('cannot be used with'),
      });
    }
    const first = JSON.parse((await run('requirements', 'project', '--version', '1', '--json')).stdout);
    expect(first).toMatchObject({ version: { number: 1 }, quotas: [] });
    expect(await run(restore, '--actor', 'Kim')).toMatchObject({ code: 0 });
    const [newest] = JSON.parse((await run('requirements', 'project', '--list', '--json')).stdout);
    expect(newest).toMatchObject({ number: 3, actor: 'Kim', touched: { quota: 1 } });
  });

  it('names what there is where a category is unknown', async () => {
    const { folder, run } = await projectOfCli();
    await writeFile(join(folder, 'a.png'), await pngOf(40, 30));
    const facet = await run('import', 'project', 'a.png', '--category', 'levle=elementary');
    expect([facet.code, facet.stderr]).toEqual([
      2,
      expect.stringMatching(/no facet “levle”.*there are: level, script/),
    ]);
    const category = await run('quota', 'set', 'project', '--target', '1', '--category', 'level=kindergarten');
    expect(category).toMatchObject({ code: 2, stderr: expect.stringContaining('elementary, middle-school') });
    expect(JSON.parse((await run('status', 'project', '--json')).stdout)).toMatchObject({ pages: 0 });
  });
});

describe('a failure', () => {
  it.each([
    ['a folder that is missing', ['status', 'nowhere'], 'project-missing'],
    ['a folder that is no project', ['status', '.'], 'project-invalid'],
    ['a file that is in no project', ['status', 'a.txt'], 'project-invalid'],
    ['a project that is there already', ['init', 'project'], 'conflict'],
    ['a path that is missing', ['import', 'project', 'scans'], 'not-found'],
    ['a class map that is missing', ['import', 'project', '.', '--class-map', 'map.csv'], 'not-found'],
    ['a class map that is none', ['import', 'project', '.', '--class-map', 'a.json'], 'corrupt-file'],
  ])('is one sentence and one JSON document: %s', async (_title, words, code) => {
    const { folder, run } = await projectOfCli();
    await writeFile(join(folder, 'a.txt'), 'text');
    await writeFile(join(folder, 'a.json'), '{"0": ');
    const ended = await run(...words, '--json');
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code, message: expect.any(String), parameters: {} } });
    expect(ended.stderr).toMatch(/^quotient: \S.*\.\n$/);
  });

  it('of every source is a failure of the import, of some is not', async () => {
    const { folder, run } = await projectOfCli();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'broken.png'), 'no picture');
    const vain = await run('import', 'project', 'in', '--json');
    expect([vain.code, JSON.parse(vain.stdout)]).toMatchObject([
      1,
      { error: { code: 'corrupt-file' }, report: { quarantined: [{ source: 'broken.png' }] } },
    ]);
    await writeFile(join(folder, 'in', 'whole.png'), await pngOf(40, 30));
    const partly = await run('import', 'project', 'in');
    expect(partly.code, partly.stderr).toBe(0);
    expect(partly.stdout).toMatch(/Quarantined \(1\):\n {2}broken\.png: /);
  });

  it('to write reasons is told before anything comes in, and what was there stays', async () => {
    const { folder, run } = await projectOfCli();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'broken.png'), 'no picture');
    await writeFile(join(folder, 'in', 'whole.png'), await pngOf(40, 30));
    const lost = await run('import', 'project', 'in', '--reasons', 'missing/reasons.jsonl');
    expect(lost).toMatchObject({ code: 1, stderr: expect.stringContaining('reasons.jsonl cannot be written') });
    expect(JSON.parse((await run('status', 'project', '--json')).stdout)).toMatchObject({ pages: 0 });
    await writeFile(join(folder, 'reasons.jsonl'), 'of another import\n');
    const both = await run('import', 'project', 'in', '--reasons', 'reasons.jsonl', '--dry-run');
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be used with') });
    expect(await readFile(join(folder, 'reasons.jsonl'), 'utf8')).toBe('of another import\n');
    expect(await run('import', 'project', 'in', '--reasons', 'reasons.jsonl')).toMatchObject({ code: 0 });
    const lines = (await readFile(join(folder, 'reasons.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ list: 'quarantined', source: 'broken.png' }]);
  });

  it('is told before anything comes in', async () => {
    const { folder, run } = await projectOfCli();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'whole.png'), await pngOf(40, 30));
    await writeFile(join(folder, 'in', 'photo.heic'), 'x');
    const looked = await run('import', 'project', 'in', '--dry-run');
    expect(looked.code, looked.stderr).toBe(0);
    expect(looked.stdout).toMatch(/Found 1 page in 2 files[\s\S]*Would be left out \(1\):\n {2}photo\.heic: /);
    await writeFile(join(folder, 'in', 'ink.inkml'), '<ink><trace>1 1, 2 2</trace></ink>');
    const proposed = 'Ink: 1 page for script=handwritten, capture=ink';
    expect((await run('import', 'project', 'in/ink.inkml', '--dry-run')).stdout).toContain(proposed);
    expect((await run('import', 'project', 'in/ink.inkml', '--dry-run', '--no-rules')).stdout).not.toContain('Ink:');
    await rm(join(folder, 'in', 'ink.inkml'));
    const json = JSON.parse((await run('import', 'project', 'in', '--dry-run', '--json')).stdout);
    expect(json).toMatchObject({ format: 'images', alreadyThere: 0, leftOut: [{ count: 1 }] });
  });

  it('does not let a file name steer the terminal', async () => {
    const { folder, run } = await projectOfCli();
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', '\u001b[2Jevil.png'), 'no picture');
    const { stdout, stderr } = await run('import', 'project', 'in');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

describe('an import', () => {
  it('that is cancelled says what was done, and what was done stays', async () => {
    const { folder, home, run } = await projectOfCli();
    await mkdir(join(folder, 'many'));
    const bytes = await pngOf(64, 48);
    await Promise.all(
      // A PNG with something behind its end is another page of the same picture.
      Array.from({ length: 600 }, (_, number) =>
        writeFile(join(folder, 'many', `${number}.png`), Buffer.concat([bytes, Buffer.from(String(number))])),
      ),
    );
    const words = ['import', 'project', 'many', '--json'];
    const moment = { at: 'rename project/media/*', passed: 100 };
    const { code, stdout, stderr } = await interruptedCli(words, moment, { cwd: folder, home });
    expect([code, stderr]).toEqual([1, expect.stringContaining('Cancelling…')]);
    const { error, report }: { error: { code: string }; report: ImportReport } = JSON.parse(stdout);
    expect(error.code).toBe('cancelled');
    const status = ProjectStatus.parse(JSON.parse((await run('status', 'project', '--json')).stdout));
    expect(status.pages).toBe(ImportReport.parse(report).imported.pages);
    expect(status.pages).toBeGreaterThan(0);
    expect(status.pages).toBeLessThan(600);
  });
});

describe('an export', () => {
  it('of a release that there is takes no word of how to freeze one, and names the flag', async () => {
    const { folder, run } = await projectOfCli();
    const again = ['export', 'project', '--out', 'again', '--release', '1'];
    for (const [said, ...words] of [
      ['--only-licence says', '--only-licence', 'CC0-1.0'],
      ['--only-batch says', '--only-batch', 'scans'],
      ['--only-category says', '--only-category', 'level=elementary'],
      ['--only-layer says', '--only-layer', 'latex'],
      ['--same-expression says', '--same-expression', 'drop'],
      ['--test-writer says', '--test-writer', 'Kim'],
      ['--stratify says', '--stratify', 'symbols'],
      ['--no-group-page says', '--no-group-page'],
      ['--no-lock-test says', '--no-lock-test'],
      ['--ratios says', '--ratios', '80/10/10'],
      ['--seed and --note say', '--note', 'x', '--seed', '7'],
      ['--name says', '--name', 'x'],
    ]) {
      const { code, stdout, stderr } = await run(again, words);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^quotient: \S.*--release 1.*\.\n$/)]);
      expect(stderr).toContain(`${said} how a release is frozen`);
    }
    expect(await readdir(folder)).not.toContain('again');
  });

  it('that is cancelled names the release that was frozen for it', async () => {
    const { folder, home, run } = await projectOfCli();
    await writeYoloFolder(join(folder, 'scans'), 100);
    await writeFile(join(folder, 'map.json'), '{"0":"x","1":"2"}');
    const imported = await run('import', 'project', 'scans', '--format', 'yolo', '--class-map', 'map.json');
    expect(imported.code, imported.stderr).toBe(0);
    const cancel = async (...words: readonly string[]) => {
      const moment = { at: 'mkdir staging', passed: 0 };
      const all = ['export', 'project', '--out', 'out', ...words];
      const { code, stderr } = await interruptedCli(all, moment, { cwd: folder, home });
      return [code, stderr.split('\n').at(-2)];
    };
    const said = 'quotient: The export was cancelled; nothing was written';
    expect(await cancel('--name', 'Spring')).toEqual([
      1,
      `${said}, and release 1 “Spring”, which was frozen for it, stays.`,
    ]);
    expect(await cancel()).toEqual([1, `${said}.`]);
    expect(await cancel('--release', '1')).toEqual([1, `${said}.`]);
  });
});

describe('a path', () => {
  it('counts from where the user called npm', async () => {
    const { folder, home } = await projectOfCli();
    const packageFolder = resolve(import.meta.dirname, '../..');
    const environment = { npm_lifecycle_event: 'quotient', INIT_CWD: folder };
    const ended = await cli(['status', 'project'], { cwd: packageFolder, home, environment });
    expect(ended.code, ended.stderr).toBe(0);
  });

  it('may be a single file with others beside it', async () => {
    const { folder, run } = await projectOfCli();
    await writeFile(join(folder, 'a.png'), await pngOf(40, 30));
    await copyFile(join(folder, 'a.png'), join(folder, 'b.png'));
    const { stdout } = await run('import', 'project', 'a.png', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ imported: { pages: 1 } });
  });
});
