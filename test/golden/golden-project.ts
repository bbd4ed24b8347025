import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { mediaTypeOf } from '#electron/core/imaging/image-type.ts';
import { JobRunner } from '#electron/core/jobs/job-runner.ts';
import { MediaFolder, sha256Of } from '#electron/core/media/media-folder.ts';
import { canonicaliserFor } from '#electron/core/project/canonicaliser.ts';
import { EventHub } from '#electron/core/project/event-hub.ts';
import type { Project } from '#electron/core/project/project.ts';
import { Connection } from '#electron/core/store/sqlite/connection.ts';
import { migrate } from '#electron/core/store/sqlite/migrate.ts';
import { SqliteStore } from '#electron/core/store/sqlite/sqlite-store.ts';
import type { LiveEvent } from '#schemas/contract/events.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { ProjectId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aPerson,
  aRelation,
  aSymbol,
  aSymbolClass,
  creating,
  formulaId,
  layerIn,
  pageId,
  symbolClassId,
  ulidOf,
} from '../support/builders.ts';
import { testRuntime } from '../support/test-runtime.ts';

/** Labels that tools are known to lose: as numbers, as booleans, in YAML, CSV, XML, file names and Unicode forms. */
export const hardLabels: readonly string[] = [
  ...['6.0', '08', 'no', 'y', '-', ',', '|', '<', '&', '\\pi', '\\Pi', 'x', 'X', '"', '/', '.'],
  `\\${'longmacro'.repeat(23).slice(0, 199)}`,
  '\u00e9',
  'e\u0301',
];

/** A class that one side alone has. */
export const loneLabel = '\\alpha';

const labels = [...hardLabels, loneLabel];

const accepted = layerIn('accepted');
const sources = join(import.meta.dirname, 'sources');

/**
 * A small project of its own, with fixed ids, that holds a case of everything an export has to deal with: three lines
 * with all labels, LaTeX alone, pictures with metadata, lying on their side and of types that trainers do not read, a
 * page with several formulas and one that is empty on purpose.
 */
export async function goldenProject(folder: string): Promise<Project> {
  const project = await openGoldenProject(folder);
  await fill(project);
  return project;
}

/** A project of other pictures: on each a formula that is all of it, with its LaTeX (`x`) and one symbol, all accepted. */
export async function projectOfPictures(
  folder: string,
  pictures: readonly { readonly name: string; readonly bytes: Uint8Array; readonly latex?: string }[],
): Promise<Project> {
  const project = await openGoldenProject(folder);
  await commit(project, 1, [creating(settings), creating(aPerson(1, 'lead')), creating(aSymbolClass(0, 'x'))]);
  for (const [place, { name, bytes, latex = 'x' }] of pictures.entries()) {
    const number = place + 1;
    const page = await pageWith(project, number, name, bytes, {});
    const layers = { symbols: accepted, layout: accepted, latex: accepted };
    const symbol = aSymbol(100 * number, {
      symbolClass: symbolClassId(0),
      box: { x: 0, y: 0, width: page.width - 2, height: page.height - 2 },
    });
    await commit(project, 10 + number, [
      creating(page),
      creating(wholePage(page, number, { latex, layers }), symbol),
    ]);
  }
  return project;
}

/** Opens the folder of a golden project, or an empty one to be filled. */
export async function openGoldenProject(folder: string): Promise<Project> {
  await mkdir(folder, { recursive: true });
  const connection = new Connection(join(folder, 'project.db'), { create: true });
  await migrate(connection, join(folder, 'project.db'));
  const store = await SqliteStore.open(connection, canonicaliserFor);
  const runtime = testRuntime();
  const media = new MediaFolder(folder);
  const jobs = new JobRunner(runtime);
  return {
    id: settings.id,
    path: folder,
    store,
    media,
    jobs,
    events: new EventHub<LiveEvent>(),
    closing: new AbortController().signal,
    runtime,
    close: async () => {
      await jobs.close();
      await store.close();
    },
  };
}

async function fill(project: Project): Promise<void> {
  const classes = labels.map((label, number) => aSymbolClass(number, label));
  await commit(project, 1, [creating(settings), creating(aPerson(1, 'lead')), ...classes.map((one) => creating(one))]);
  for (const line of [1, 2, 3]) await addLine(project, line);
  await addLatexAlone(project, 4, 'photo.jpg', '\\frac{1}{2} x');
  await addLatexAlone(project, 5, 'scan.bmp', 'x^2_1');
  await addLatexAlone(project, 6, 'turned.jpg', 'y');
  await addFormulaPage(project, 7);
  await addEmptyPage(project, 8);
}

const settings: Settings = {
  kind: 'settings',
  id: ProjectId.parse(ulidOf(1)),
  name: 'Golden',
  layersAsked: ['symbols', 'latex'],
  latexPolicy: defaultLatexPolicy,
};

async function addLine(project: Project, number: number): Promise<void> {
  const page = await pageOf(project, number, `line-${number}.png`, { writer: `writer ${number}` });
  const present = number === 1 ? labels : hardLabels;
  const symbols = present.map((_, column) =>
    aSymbol(100 * number + column, {
      symbolClass: symbolClassId(column),
      box: { x: 20 * column + 4.25, y: 8.5, width: column === 4 ? 3 : 10.5, height: column === 4 ? 2 : 21 },
    }),
  );
  const relations = present.slice(1).map((_, column) =>
    aRelation(100 * number + column, 100 * number + column, 100 * number + column + 1),
  );
  const formula = wholePage(page, number, {
    latex: 'x - y',
    layers: { symbols: accepted, layout: accepted, latex: accepted },
  });
  await commit(project, 10 + number, [creating(page), creating(formula, ...symbols, ...relations)]);
}

async function addLatexAlone(project: Project, number: number, source: string, latex: string): Promise<void> {
  const page = await pageOf(project, number, source, {});
  const layers = { symbols: layerIn('drafted'), layout: absentLayer, latex: accepted };
  const formula = wholePage(page, number, { latex, layers });
  await commit(project, 10 + number, [creating(page), creating(formula, aSymbol(100 * number))]);
}

async function addFormulaPage(project: Project, number: number): Promise<void> {
  const page = await pageOf(project, number, 'page one.png', { holds: 'formulas', regions: accepted });
  const region = (at: number, box: Box, change: Partial<Formula>) =>
    aFormula(at, { id: formulaId(at), page: page.id, region: box, ...change });
  // A fraction whose denominator reaches under its region, in an order that only the tree tells.
  const fraction = region(71, { x: 5.2, y: 6.7, width: 40.1, height: 33.3 }, {
    placement: 'isolated',
    latex: '\\frac{x}{y}',
    layers: { symbols: accepted, layout: accepted, latex: accepted },
  });
  const parts = [
    aSymbol(713, { symbolClass: symbolClassId(11), box: { x: 10, y: 8, width: 12, height: 9 } }),
    aSymbol(712, { symbolClass: symbolClassId(3), box: { x: 10, y: 28, width: 12, height: 17.5 } }),
    aSymbol(711, { symbolClass: symbolClassId(4), box: { x: 8, y: 20, width: 20, height: 2 } }),
  ];
  const edges = [aRelation(701, 711, 713, 'Above'), aRelation(702, 711, 712, 'Below')];
  const blank = region(72, { x: 60, y: 10, width: 30, height: 20 }, {
    placement: 'inline',
    // Nobody can read this.
      latex: '\\frac{1}{',
      layers: { symbols: accepted, layout: absentLayer, latex: accepted },
  });
  const unusable = region(73, { x: 120.5, y: 60.5, width: 40, height: 40 }, { unusable: 'torn' });
  await commit(project, 10 + number, [
    creating(page),
    creating(fraction, ...parts, ...edges),
    creating(blank),
    creating(unusable),
  ]);
}

async function addEmptyPage(project: Project, number: number): Promise<void> {
  const page = await pageOf(project, number, 'empty.webp', { holds: 'formulas', regions: accepted });
  await commit(project, 10 + number, [creating(page)]);
}

function wholePage(page: Page, number: number, change: Partial<Formula>): Formula {
  const { width, height } = page;
  return aFormula(number, { page: page.id, region: { x: 0, y: 0, width, height }, ...change });
}

/** Hashes of digits are far from each other, but that 8 is the negative of 7, 9 of 6, and 5 a page without content, turned. */
const farHashes = new Map([
  [5, '5555555599999999'],
  [8, '88888888cccccccc'],
  [9, '99999999bbbbbbbb'],
]);

/** Registers a source of the golden folder as a picture of the project, and gives the page for it. */
async function pageOf(project: Project, number: number, source: string, change: Partial<Page>): Promise<Page> {
  return await pageWith(project, number, source, await readFile(join(sources, source)), change);
}

async function pageWith(
  project: Project,
  number: number,
  source: string,
  bytes: Uint8Array,
  change: Partial<Page>,
): Promise<Page> {
  const sha256 = sha256Of(bytes);
  const decoded = await decodeUpright(bytes);
  if (decoded.kind === 'refused') throw new Error(decoded.reason.message);
  const { width, height, orientation, type } = decoded.header;
  await project.media.write(sha256, bytes);
  await project.store.commitAll([], [{ sha256, byteCount: bytes.length, contentType: mediaTypeOf[type] }]);
  return aPage(number, {
    id: pageId(number),
    sourceSha256: sha256,
    sourceName: `scans/${source}`,
    imageSha256: sha256,
    width,
    height,
    orientation,
    perceptualHash: farHashes.get(number) ?? `${number}`.repeat(16).slice(0, 16),
    ...change,
  });
}

async function commit(project: Project, number: number, patches: readonly AnnotationPatch[]): Promise<void> {
  const outcome = await project.store.commit(anOperation(number, patches));
  if (outcome.kind !== 'committed') throw new Error(`The golden project was not taken: ${JSON.stringify(outcome)}`);
}

