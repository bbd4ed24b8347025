import type { ValidationError } from '@orpc/server';

type Issues = ValidationError['issues'];

/** One sentence for what is wrong with an input, which names the field of the first issue. */
export function describeIssues(issues: Issues): { readonly sentence: string; readonly field: string } {
  const [first] = issues;
  if (!first) return { sentence: 'The input is not valid.', field: '' };
  const field = fieldOf(first);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const named = field === '' ? 'The input' : `“${field}”`;
  const bound = boundOf(first.message);
  if (bound !== null) return { sentence: `${named} ${bound}${more}.`, field };
  const fault = first.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  return { sentence: `${named} is not valid: ${fault}${more}.`, field };
}

const things: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries' };

/** What zod says of bounds, as a person would; null for anything else. */
function boundOf(message: string): string | null {
  const [, size, what = '', sign = '', number = ''] =
    /^Too (small|big): expected (\w+) to (?:have|be) ([<>]=?)(-?[\d.]+)/.exec(message) ?? [];
  if (size === undefined) return null;
  const thing = things[what];
  if (thing === undefined) {
    const words: Readonly<Record<string, string>> = {
      '>=': 'at least',
      '>': 'more than',
      '<=': 'at most',
      '<': 'less than',
    };
    return `has to be ${words[sign] ?? sign} ${number}`;
  }
  if (size === 'small' && number === '1') return 'is empty; give it a value';
  return size === 'small' ? `needs at least ${number} ${thing}` : `may have ${number} ${thing} at most`;
}

function fieldOf(issue: Issues[number]): string {
  return (issue.path ?? []).reduce<string>((field, part) => {
    const key = typeof part === 'object' ? part.key : part;
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? String(key) : `${field}.${String(key)}`;
  }, '');
}
