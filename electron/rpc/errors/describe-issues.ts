import type { ValidationError } from '@orpc/server';

type Issues = ValidationError['issues'];

/** One sentence for what is wrong with an input, which names the field of the first issue. */
export function describeIssues(issues: Issues): { readonly sentence: string; readonly field: string } {
  const [first] = issues;
  if (!first) return { sentence: 'The input is not valid.', field: '' };
  const field = fieldOf(first);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const fault = first.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
  return { sentence: `${field === '' ? 'The input' : `“${field}”`} is not valid: ${fault}${more}.`, field };
}

function fieldOf(issue: Issues[number]): string {
  return (issue.path ?? []).reduce<string>((field, part) => {
    const key = typeof part === 'object' ? part.key : part;
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? String(key) : `${field}.${String(key)}`;
  }, '');
}
