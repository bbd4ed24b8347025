import { extensionOf } from '../path.ts';

/** What no other program calls a member of its files. A text in a cell has its quotation marks doubled or escaped. */
const ofResults = /"(annotation_id|rectanglelabels|polygonlabels|original_width)[\\"]{1,2}\s*:/;

const ofTasks = /"(annotations|completions|data|predictions)"\s*:/;

/** What the annotation of a task has, at once or in its first result. */
const ofAnnotation = /"(completed_by|was_cancelled|from_name)"\s*:/;

/** Boxes as CreateML has them, in a list of pictures with annotations, too. */
const ofCreateMl = /"coordinates"\s*:\s*\{/;

/** A file of one task, or of one annotation with its task in it, as storages that a project syncs to hold them. */
export function looksLikeTask(head: string): boolean {
  return /^\ufeff?\s*\{/.test(head) && ofAnnotation.test(head);
}

/** By the beginning of a JSON file. A task of JSON-MIN begins with its boxes: what comes after them may be far behind. */
export function looksLikeTasks(head: string): boolean {
  return (
    head
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith('[') &&
    !ofCreateMl.test(head) &&
    (ofTasks.test(head) || ofResults.test(head))
  );
}

/** Whether a CSV or TSV file is an export of Label Studio whose cells hold results as JSON. */
export function isTableExport(path: string, text: string): boolean {
  return ['csv', 'tsv'].includes(extensionOf(path)) && ofResults.test(text);
}

/** Whether a file that others may take for a table of their own holds results of Label Studio. */
export function holdsResults(path: string, head: string): boolean {
  return extensionOf(path) === 'json' ? looksLikeTasks(head) && ofResults.test(head) : isTableExport(path, head);
}
