import { findSignature } from '#shared/latex/reading/command-signatures.ts';
import { type SanRow, type SanSlot, sanEnd, sanStart, sanStruct } from './san-rows.ts';

/** Deepest nesting that is read. */
const maximumDepth = 200;

/**
 * LaTeX tokens of a SAN tree, with one space between: `\frac` takes above and below, a root its index (`L-sup`) and
 * what is inside, everything else its scripts; limits are scripts, as in the label files beside these tables. Null for
 * rows that make no tree.
 */
export function latexOfSan(rows: readonly SanRow[]): string | null {
  const bySlot = new Map<string, SanRow>();
  for (const row of rows) {
    if (row.token === sanEnd) continue;
    const key = `${row.parent} ${row.parentToken}`;
    if (bySlot.has(key)) return null;
    bySlot.set(key, row);
  }
  // Every row is read once: in a circle there would be more to read, in parts that nothing joins there is less.
  const budget = { rows: bySlot.size };
  const first = bySlot.get(`0 ${sanStart}`);
  const tokens = first ? branch(first, bySlot, 0, budget) : [];
  return tokens === null || budget.rows !== 0 ? null : tokens.join(' ');
}

function branch(
  start: SanRow,
  bySlot: ReadonlyMap<string, SanRow>,
  depth: number,
  budget: { rows: number },
): string[] | null {
  if (depth > maximumDepth) return null;
  const tokens: string[] = [];
  let row: SanRow | undefined = start;
  let isArgument = false;
  while (row !== undefined) {
    if (--budget.rows < 0) return null;
    const token: string = row.token;
    const next: SanRow | undefined = bySlot.get(`${row.id} ${token}`);
    const written = isArgument ? ['{', token, '}'] : [token];
    isArgument = false;
    if (next?.token !== sanStruct) {
      tokens.push(...written);
      // The tables lost the braces of `\textcircled { 1 }`, whose argument is the next token.
      isArgument = next !== undefined && findSignature(token)?.arguments.length === 1;
      row = next;
      continue;
    }
    budget.rows -= 1;
    const struct = next;
    const inside = (slot: SanSlot): string[] | null => {
      const child = bySlot.get(`${struct.id} ${slot}`);
      return child ? branch(child, bySlot, depth + 1, budget) : [];
    };
    const slots = {
      above: inside('above'),
      below: inside('below'),
      sub: inside('sub'),
      sup: inside('sup'),
      index: inside('L-sup'),
      inside: inside('inside'),
    };
    if (Object.values(slots).includes(null)) return null;
    tokens.push(...written, ...argumentsOf(token, slots as Slots));
    row = bySlot.get(`${struct.id} right`);
  }
  return tokens;
}

type Slots = Readonly<Record<'above' | 'below' | 'sub' | 'sup' | 'index' | 'inside', string[]>>;

function argumentsOf(token: string, { above, below, sub, sup, index, inside }: Slots): string[] {
  const braced = (tokens: readonly string[]) => ['{', ...tokens, '}'];
  const scripts = (low: readonly string[], high: readonly string[]) => [
    ...(low.length > 0 ? ['_', ...braced(low)] : []),
    ...(high.length > 0 ? ['^', ...braced(high)] : []),
  ];
  const own =
    token === '\\frac'
      ? [...braced(above), ...braced(below)]
      : [...(index.length > 0 ? ['[', ...index, ']'] : []), ...(inside.length > 0 ? braced(inside) : [])];
  const limits = token === '\\frac' ? [] : scripts(below, above);
  return [...own, ...limits, ...scripts(sub, sup)];
}
