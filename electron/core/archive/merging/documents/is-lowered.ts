import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import type { Project } from '../../../project/project.ts';
import { versionsOf } from '../../../services/history.ts';
import type { LoggedChange } from '../../../store/review-store.ts';
import { pagesWithOtherRegions, regionOf, regionsOf } from './page-regions.ts';

/**
 * Whether an import took back that the regions of a page are accepted because others came, and nobody has said anything
 * of them since: so it is where the program ended in the import. The log tells.
 */
export async function isLowered(project: Project, page: PageId): Promise<boolean> {
  for await (const { change, before, after } of versionsOf(project, { type: 'page', id: page })) {
    const [was, is] = [regionsOf(before), regionsOf(after)];
    if (isEqual(was, is)) continue;
    const isLess = change.kind === 'import' && was?.state === 'accepted' && is?.state === 'submitted';
    return isLess && (await haveOthersCome(project, page, change));
  }
  return false;
}

/** Whether regions came by that act or since: acceptance that was taken back elsewhere comes alone. */
async function haveOthersCome(project: Project, page: PageId, { operation, sequence }: LoggedChange): Promise<boolean> {
  const act = await project.store.getOperation(operation);
  if (act && pagesWithOtherRegions(act.patches).has(page)) return true;
  for (const { ref } of await project.store.formulasOfPage(page)) {
    for await (const { change, before, after } of versionsOf(project, ref)) {
      if (change.sequence < sequence) break;
      if (!isEqual(placeOf(before), placeOf(after))) return true;
    }
  }
  return false;
}

function placeOf(document: AnnotationDocument) {
  const formula = formulaOf(document);
  return formula && regionOf(formula);
}
