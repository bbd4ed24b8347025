/** Characters that folder names cannot hold or that people cannot tell apart there, in words. */
const words: Readonly<Record<string, string>> = {
  '!': 'exclamation',
  '"': 'quote',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '&': 'ampersand',
  "'": 'prime',
  '(': 'parenthesis-left',
  ')': 'parenthesis-right',
  '*': 'asterisk',
  '+': 'plus',
  ',': 'comma',
  '-': 'minus',
  '.': 'dot',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less',
  '=': 'equal',
  '>': 'greater',
  '?': 'question',
  '@': 'at',
  '[': 'bracket-left',
  '\\': 'backslash',
  ']': 'bracket-right',
  '^': 'caret',
  _: 'underscore',
  '`': 'backtick',
  '{': 'brace-left',
  '|': 'bar',
  '}': 'brace-right',
  '~': 'tilde',
};

const longestLabel = 24;

/**
 * Name of a class's folder: its training index in four digits or more, and its label as far as every file system can
 * bear it. The index alone tells classes apart, so `x` and `X`, `\pi` and `\Pi`, and labels that are cut short never
 * meet; no name is one that Windows keeps for itself.
 */
export function classFolderName(trainingIndex: number, label: string): string {
  return `${String(trainingIndex).padStart(4, '0')}_${safeLabel(label)}`;
}

function safeLabel(label: string): string {
  const text = /^\\[A-Za-z]/.test(label) ? label.slice(1) : label;
  const parts = text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/gu) ?? [];
  return parts.map(nameOf).join('-').slice(0, longestLabel).replace(/-+$/, '');
}

function nameOf(part: string): string {
  if (/^[A-Za-z0-9]/.test(part)) return part;
  return words[part] ?? `u${(part.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
