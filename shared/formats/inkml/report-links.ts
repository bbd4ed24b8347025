import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SourceText } from '../source-text.ts';
import type { LinkedGroups } from './link-groups.ts';
import type { MathmlLayout } from './relate-mathml.ts';

/**
 * What was mended, and what stayed open, between the symbol groups and the MathML of a file.
 *
 * @param describe how the group of an index is called in a report
 */
export function reportLinks(
  layout: MathmlLayout,
  links: LinkedGroups,
  describe: (index: number) => string,
  { path: file }: SourceText,
): Reason[] {
  const reports: Reason[] = [];
  const say = (code: string, items: readonly string[], sentence: string) => {
    const shown = items.slice(0, 5).join(', ');
    const parameters = { file, count: items.length, symbols: shown };
    if (items.length > 0) reports.push(reason(code, `${file}: ${sentence}: ${shown}.`, parameters));
  };
  const inkless = [...layout.symbols].filter(([id]) => !links.groupOf.has(id)).map(([id, text]) => `${text} (${id})`);
  const mended = 'symbols without a valid href were linked to the only free MathML element of their label';
  say('inkml-link-mended', links.mended.map(describe), mended);
  say(
    'inkml-symbol-unlinked',
    links.unlinked.map(describe),
    'symbols that no MathML element stands for have no place in the layout',
  );
  say('mathml-symbol-without-ink', inkless, 'MathML elements have no ink');
  say(
    'mathml-element-unknown',
    layout.unknownElements,
    'the built-in relations cannot say the layout of these MathML elements',
  );
  if (layout.holdsTable) {
    const message = `${file}: the rows of a table were linked by Below, from first symbol to first symbol.`;
    reports.push(reason('mathml-table', message, { file }));
  }
  return reports;
}
