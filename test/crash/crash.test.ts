import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { runDoctor } from '#electron/core/services/doctor.ts';
import { PageId } from '#schemas/domain/id.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { inkmlText } from '#test/support/inkml-text.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { testRuntime } from '#test/support/test-runtime.ts';
import type { ConfirmedEdit } from './confirmed-edit.ts';

const kills = 50;
/** What is looked at after each kill grows with the project, so every fifth begins a new one. */
const killsPerProject = 5;
const filesPerImport = 150;
const editedPages = 25;

/** A formula of two symbols with a relation and LaTeX, different for each number. */
function inkOf(number: number): string {
  return inkmlText({
    annotations: '<annotation type="truth">$x+x$</annotation>',
    math: '<mrow><mi xml:id="a">x</mi><mi xml:id="b">x</mi></mrow>',
    traces: [`0 0, 40 ${50 + number}`, `60 0, 90 ${50 + (number % 7)}`],
    symbols: [
      { label: 'x', strokes: ['0'], href: 'a' },
      { label: 'x', strokes: ['1'], href: 'b' },
    ],
  });
}

async function folderOfInk(parent: string, round: number, count: number): Promise<string> {
  const folder = join(parent, `ink-${round}`);
  await mkdir(folder);
  const numbers = Array.from({ length: count }, (_, index) => (round + 1) * 1000 + index);
  await Promise.all(numbers.map((number) => writeFile(join(folder, `${number}.inkml`), inkOf(number))));
  return folder;
}

/** When a process is killed: by what it has done and not by the clock, so that slow machines kill in the same places. */
interface Moment {
  /** Pictures that the import has read. */
  readonly imported: number;
  /** Edits that are confirmed from then on. */
  readonly edits: number;
  readonly milliseconds: number;
}

/** Lets a process import and edit, and kills it at a moment; what it compiles is kept. */
async function workAndKill(
  words: readonly string[],
  compiled: string,
  moment: Moment,
): Promise<readonly ConfirmedEdit[]> {
  const script = join(import.meta.dirname, 'work-until-killed.ts');
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = spawn(process.execPath, [script, ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const confirmed: ConfirmedEdit[] = [];
  const lines = createInterface({ input: child.stdout });
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  let edits = 0;
  lines.on('line', (line) => {
    const edit: ConfirmedEdit = JSON.parse(line);
    confirmed.push(edit);
    if (edit.imported >= moment.imported) edits += 1;
    if (edits === moment.edits) setTimeout(() => child.kill('SIGKILL'), moment.milliseconds);
  });
  const [[code, signal]] = await ended;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  return confirmed;
}

/** Every confirmed edit is in the log and in its formula. */
async function expectEdits(project: Project, confirmed: readonly ConfirmedEdit[]): Promise<void> {
  for (const edit of confirmed) {
    expect(await project.store.getOperation(edit.operation)).not.toBeNull();
    const document = await project.store.getDocument({ type: 'formula', id: edit.formula });
    expect(document.records.has(edit.symbol)).toBe(true);
    expect(Number(formulaOf(document)?.latex)).toBeGreaterThanOrEqual(edit.number);
  }
}

/** A page that came in is there with its formula, both symbols, the relation and the LaTeX. */
async function expectWholeImports(project: Project): Promise<number> {
  const pages = await project.store.pagesAfter(null, 100_000);
  for (const page of pages) {
    const formulas = await project.store.formulasOfPage(PageId.parse(page.ref.id));
    expect(formulas).toHaveLength(1);
    for (const formula of formulas) {
      expect(symbolsOf(formula).length).toBeGreaterThanOrEqual(2);
      expect(relationsOf(formula)).toHaveLength(1);
      expect(formulaOf(formula)?.latex).not.toBe('');
    }
  }
  return pages.length;
}

describe('a process that is killed while it imports and edits', () => {
  it(`has lost nothing that was confirmed, ${kills} times`, { timeout: 600_000 }, async () => {
    const folder = await temporaryFolder();
    const firstInk = await folderOfInk(folder, 0, editedPages);
    const moments = fc.sample(
      fc.record({
        imported: fc.integer({ min: 0, max: filesPerImport - 1 }),
        edits: fc.integer({ min: 1, max: 10 }),
        milliseconds: fc.integer({ min: 0, max: 20 }),
      }),
      { numRuns: kills, seed: 20_261_128 },
    );
    let path = '';
    let number = 1;
    let pages = editedPages;
    let cutShort = 0;
    for (const [index, moment] of moments.entries()) {
      if (index % killsPerProject === 0) {
        const made = await newProject();
        ({ path } = made);
        await importInto(made, [firstInk]);
        await made.close();
        pages = editedPages;
      }
      const ink = await folderOfInk(folder, index + 1, filesPerImport);
      const confirmed = await workAndKill([path, ink, String(number)], join(folder, 'compiled'), moment);
      number = Math.max(...confirmed.map((edit) => edit.number)) + 1;
      const project = await openProject(path, testRuntime());
      try {
        await expectEdits(project, confirmed);
        const now = await expectWholeImports(project);
        if (now > pages && now - pages < filesPerImport) cutShort += 1;
        pages = now;
        const job = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
        expect((await project.jobs.whenEnded(job.id)).report).toMatchObject({ findings: [] });
      } finally {
        await project.close();
      }
    }
    // Enough kills fall into the midst of the import.
    expect(cutShort).toBeGreaterThan(kills / 5);
  });
});
