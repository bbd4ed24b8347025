import { stat } from 'node:fs/promises';
import type { DoctorReport } from '#schemas/contract/project.ts';
import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { hasAcceptedLayer } from '#shared/quota/accepted-layers.ts';
import { counted } from '#shared/words/counted.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import { sha256Of } from '../media/media-folder.ts';
import type { Project } from '../project/project.ts';
import type { Counters } from '../store/store.ts';

const partSize = 500;

/** Compares everything that is stored twice: counters and the search index with documents, media with their hashes, references with rows. */
export async function runDoctor(project: Project, handle: JobHandle): Promise<DoctorReport> {
  const findings: Reason[] = [...(await project.store.checkIntegrity())];
  const derived = await project.store.recount();
  // At once after it: nobody has written in between.
  const kept = await project.store.counters();
  findings.push(...compareCounters(kept, derived));
  findings.push(...(await compareHistory(project, derived)));
  findings.push(
    ...(await project.store.checkSearch((done) => {
      handle.throwIfCancelled();
      handle.progress('checking-search', done, null);
    })),
  );
  const documents = await checkDocuments(project, handle, findings);
  const media = await checkMedia(project, handle, findings);
  const counters = derived.formulas.length + derived.symbols.length + derived.pages.length;
  return { checked: { documents, counters, media }, findings };
}

function compareCounters(kept: Counters, derived: Counters): readonly Reason[] {
  return (['formulas', 'symbols', 'pages'] as const).flatMap((name) =>
    isEqual(kept[name], derived[name])
      ? []
      : [reason('counters-differ', `The counters of ${name} differ from what the documents say.`, { counters: name })],
  );
}

/** The growth of all days together is what is accepted now, layer by layer. */
async function compareHistory(project: Project, derived: Counters): Promise<readonly Reason[]> {
  const days = await project.store.progress.acceptedDays();
  return formulaLayerNames.flatMap((layer) => {
    const grown = days
      .filter(({ layers }) => hasAcceptedLayer(layers, layer))
      .reduce((sum, { formulas }) => sum + formulas, 0);
    const accepted = derived.formulas
      .filter((row) => row.status !== 'unusable' && row[layer] === 'accepted')
      .reduce((sum, { formulas }) => sum + formulas, 0);
    return grown === accepted
      ? []
      : [
          reason(
            'history-differs',
            `The history says that ${counted(grown, 'formula has', 'formulas have')} accepted ${layer}, the documents say ${accepted}.`,
            {
              layer,
              history: grown,
              documents: accepted,
            },
          ),
        ];
  });
}

async function checkDocuments(project: Project, handle: JobHandle, findings: Reason[]): Promise<number> {
  let checked = 0;
  let after: PageId | null = null;
  for (;;) {
    handle.throwIfCancelled();
    const pages = await project.store.pagesAfter(after, partSize);
    for (const page of pages) {
      const pageId = page.ref.id as PageId;
      const formulas = await project.store.formulasOfPage(pageId);
      for (const document of [page, ...formulas]) {
        const broken = checkDocument(document);
        if (broken) findings.push(broken);
        checked += 1;
      }
      after = pageId;
    }
    handle.progress('checking-documents', checked, null);
    if (pages.length < partSize) return checked;
  }
}

async function checkMedia(project: Project, handle: JobHandle, findings: Reason[]): Promise<number> {
  let checked = 0;
  let after: Sha256 | null = null;
  for (;;) {
    handle.throwIfCancelled();
    const part = await project.store.mediaAfter(after, partSize);
    for (const medium of part) {
      findings.push(...(await checkMedium(project, medium.sha256, medium.byteCount)));
      checked += 1;
      after = medium.sha256;
      handle.progress('checking-media', checked, null);
    }
    if (part.length < partSize) return checked;
  }
}

async function checkMedium(project: Project, sha256: Sha256, byteCount: number): Promise<readonly Reason[]> {
  const facts = await stat(project.media.pathOf(sha256)).catch(() => null);
  if (!facts) return [reason('media-missing', `The picture ${sha256} is missing from the media folder.`, { sha256 })];
  if (facts.size !== byteCount || sha256Of(await project.media.read(sha256)) !== sha256) {
    return [reason('media-changed', `The picture ${sha256} in the media folder is not what was imported.`, { sha256 })];
  }
  return [];
}
