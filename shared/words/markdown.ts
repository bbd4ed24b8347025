/** What Markdown reads as more than the character that it is, wherever it stands. */
const special = /[\\`*[\]~$#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What makes a line a list, a quotation, a heading, a rule or a part of a table by beginning it. */
const opening = /^(?:[-+=>|:]|\d+(?=[.)]))/;

/**
 * Text of people on one line, in which nothing is Markdown or HTML (CommonMark 0.31 with the tables of GitHub); for
 * headings and cells, and behind other text.
 */
export function textInMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll(special, '\\$&').replaceAll('<', '&lt;');
}

/** Text of people in paragraphs and lines of their own, as they wrote it. */
export function linesInMarkdown(text: string): string {
  const paragraphs = text.trim().split(/\n\s*\n/);
  return paragraphs
    .map((paragraph) => paragraph.split('\n').map(lineInMarkdown).filter(Boolean).join('\\\n'))
    .join('\n\n');
}

function lineInMarkdown(line: string): string {
  return textInMarkdown(line).replace(opening, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** An address as a link; what is none as text. */
export function linkInMarkdown(address: string): string {
  return /^https?:\/\/[^\s<>]+$/i.test(address) ? `<${address}>` : textInMarkdown(address);
}

/** Text as code, on one line. */
export function codeInMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
}

/** @param rows the head first; each cell is Markdown on one line */
export function tableInMarkdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
