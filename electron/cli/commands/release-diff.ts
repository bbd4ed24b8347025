import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { formatTable } from '../output/table.ts';

const mostListed = 30;

export async function diffReleases(project: string, from: number, to: number, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const [older, newer] = [await findRelease(client, from), await findRelease(client, to)];
    const difference = await client.releases.difference({ from: older.id, to: newer.id });
    const { pages, formulas, parts, classes, total, first } = difference;
    const rows = [
      ['', 'added', 'removed', 'changed', 'on another side'],
      ['pages', pages.added, pages.removed, pages.changed, pages.moved],
      ['formulas', formulas.added, formulas.removed, formulas.changed, formulas.moved],
    ];
    const changed = Object.entries(parts).filter(([, count]) => count > 0);
    const listed = first
      .slice(0, mostListed)
      .map(({ change, type, sourceName, parts: own }) =>
        `  ${change} ${type} ${sourceName} ${own.join(', ')}`.trimEnd(),
      );
    const text = [
      formatTable(rows),
      ...(changed.length === 0 ? [] : [formatTable(changed)]),
      ...(classes.added.length === 0 ? [] : [`New classes: ${classes.added.join(' ')}`]),
      ...classes.renamed.map(({ before, after }) => `Renamed: ${before} → ${after}`),
      ...listed,
      ...(total > mostListed ? [`  … and ${total - mostListed} more (--json lists more of them)`] : []),
    ].join('\n');
    return { json: difference, text };
  });
}
