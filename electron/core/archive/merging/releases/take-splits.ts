import type { SplitId } from '#schemas/domain/id.ts';
import { type Reason, reason, splitTerm } from '#schemas/domain/reason.ts';
import { Split, SplitRule } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import { ArchivedSplit } from '#schemas/formats/archive-parts.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Store } from '../../../store/store.ts';
import type { OpenArchive } from '../../proving/open-archive.ts';
import { type IdMap, remapValue } from '../remap-ids.ts';

export interface TakenSplits {
  /** Those that were not here. */
  readonly added: ReadonlySet<SplitId>;
  /** Locked test sets of all splits of the archive. */
  readonly testVersions: readonly TestVersion[];
  readonly conflicts: readonly Reason[];
}

/**
 * Brings the splits of an archive into a project, with rules that name the facets and categories of this project. One
 * whose name another one has here gets a name of its own; one that is here keeps its rule.
 *
 * @param ids schema records of the archive that are here under another id
 */
export async function takeSplits({ splits }: Store, archive: OpenArchive, ids: IdMap): Promise<TakenSplits> {
  const archived: Split[] = [];
  const testVersions: TestVersion[] = [];
  for await (const line of archive.lines('releases/split-')) {
    const { split, testVersions: locked } = ArchivedSplit.parse(line);
    archived.push(Split.parse(remapValue(split, ids)));
    testVersions.push(...locked);
  }
  const here = await splits.listSplits();
  const own = new Map(here.map((split) => [split.id, split]));
  const taken = new Set(here.map(({ name }) => name));
  const names = new Set([...taken, ...archived.map(({ name }) => name)]);
  const added = new Set<SplitId>();
  const conflicts: Reason[] = [];
  for (const split of archived) {
    const known = own.get(split.id);
    if (known) {
      if (canonicalJson(SplitRule.parse(known)) !== canonicalJson(SplitRule.parse(split)))
        conflicts.push(otherRule(known.name));
      continue;
    }
    const name = taken.has(split.name) ? freeName(names) : split.name;
    if (name !== split.name) conflicts.push(renamed(split.name, name));
    taken.add(name);
    names.add(name);
    await splits.addSplit({ ...split, name });
    added.add(split.id);
  }
  return { added, testVersions, conflicts };
}

/** As splits are called that nobody gave a name. */
function freeName(names: ReadonlySet<string>): string {
  for (let number = names.size; ; number += 1) {
    const name = `Split ${number}`;
    if (!names.has(name)) return name;
  }
}

function otherRule(split: string): Reason {
  const message = `The archive and this project differ in the rule of ${split}; what is here was kept.`;
  return reason('archive-split-rule-differs', message, { split: splitTerm(split) });
}

function renamed(before: string, after: string): Reason {
  const message = `${before} of the archive is not ${before} of this project; it is called ${after} here.`;
  return reason('archive-split-renamed', message, { before: splitTerm(before), after: splitTerm(after) });
}
