import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ImportList,
  type ReasonListsId,
  ReasonListsId as ReasonListsIdShape,
} from '#schemas/contract/import-lists.ts';
import { NamedReason } from '#schemas/contract/import-look.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Project } from '../../project/project.ts';
import type { Runtime } from '../../project/runtime.ts';
import { readRange } from '../sources/source-file.ts';

/** Lines that wait in memory before they are written. */
const mostWaiting = 500;
/** Reports whose lists are kept, as many as there are ended jobs. */
const keptReports = 50;
const bytesAtOnce = 1_000_000;
const lineEnd = 0x0a;

/**
 * The whole lists of a report, which names the first sources of each reason only: files in the project's cache, one a
 * list, that are written once there is more than a report names.
 */
export class ReasonLists {
  readonly id: ReasonListsId;
  readonly #folder: string;
  readonly #runtime: Pick<Runtime, 'log'>;
  readonly #waiting = new Map<ImportList, string[]>();
  #isKept = false;
  #isGivenUp = false;

  constructor(project: Pick<Project, 'path' | 'runtime'>) {
    this.id = ReasonListsIdShape.parse(project.runtime.newId());
    this.#folder = folderOf(project);
    this.#runtime = project.runtime;
  }

  add(list: ImportList, named: NamedReason): void {
    const waiting = this.#waiting.get(list) ?? [];
    waiting.push(`${JSON.stringify(named)}\n`);
    this.#waiting.set(list, waiting);
    if (waiting.length >= mostWaiting) this.#write(list, waiting);
  }

  /**
   * Writes what waits.
   *
   * @returns whether all of it can be asked for: not where the disk of the cache took no more
   */
  keep(): boolean {
    for (const [list, waiting] of this.#waiting) this.#write(list, waiting);
    return !this.#isGivenUp;
  }

  #write(list: ImportList, waiting: string[]): void {
    const lines = waiting.splice(0).join('');
    if (lines === '' || this.#isGivenUp) return;
    try {
      if (!this.#isKept) {
        mkdirSync(this.#folder, { recursive: true });
        forgetOld(this.#folder);
        this.#isKept = true;
      }
      appendFileSync(join(this.#folder, nameOf(this.id, list)), lines);
    } catch (error) {
      // The report counts all and names the first of each reason without them: no import ends for its lists.
      this.#isGivenUp = true;
      this.#runtime.log('warning', `The whole lists of an import cannot be kept in ${this.#folder}`, error);
    }
  }
}

export interface ReasonPart {
  readonly reasons: readonly NamedReason[];
  /** Where the next part begins; null at the end. */
  readonly next: number | null;
}

/**
 * A part of a whole list.
 *
 * @param from 0, or the `next` of the part before
 * @throws AppError `not-found` for a list that is not kept any more
 */
export async function readReasons(
  project: Pick<Project, 'path'>,
  { lists, list, from }: { readonly lists: ReasonListsId; readonly list: ImportList; readonly from: number },
): Promise<ReasonPart> {
  const path = join(folderOf(project), nameOf(lists, list));
  const facts = await stat(path).catch(() => null);
  if (!facts) {
    throw new AppError('not-found', 'The whole list of this report is not kept any more.', {
      reason: 'reason-list-gone',
      list,
    });
  }
  let part = Buffer.from(await readRange(path, from, bytesAtOnce));
  for (let size = 2 * bytesAtOnce; !part.includes(lineEnd) && from + part.length < facts.size; size *= 2) {
    part = Buffer.from(await readRange(path, from, size));
  }
  const end = part.lastIndexOf(lineEnd) + 1;
  const lines = part.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  const next = from + end;
  return {
    reasons: lines.map((line) => NamedReason.parse(JSON.parse(line))),
    next: end > 0 && next < facts.size ? next : null,
  };
}

function folderOf({ path }: Pick<Project, 'path'>): string {
  return join(path, 'cache', 'reasons');
}

function nameOf(id: ReasonListsId, list: ImportList): string {
  return `${id}-${list}.jsonl`;
}

/** Ids are in the order of time. */
function forgetOld(folder: string): void {
  const files = readdirSync(folder);
  const ids = [...new Set(files.map((name) => name.slice(0, 26)))].sort();
  const old = new Set(ids.slice(0, Math.max(0, ids.length - keptReports + 1)));
  for (const name of files) if (old.has(name.slice(0, 26))) rmSync(join(folder, name), { force: true });
}
