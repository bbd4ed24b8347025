import { trimLatex } from '#shared/latex/trim-latex.ts';
import type { ClassEntry, ParsedClasses } from './class-list.ts';

const classHeadings: ReadonlySet<string> = new Set(['class', 'class_id', 'id', 'index']);
const labelHeadings: ReadonlySet<string> = new Set(['label', 'latex', 'name']);

/**
 * Classes in a table: two columns, or any number of them with a heading that names one of class, class_id, id or index
 * and one of label, latex or name. Cells may stand in double quotes, a quote inside is doubled (RFC 4180).
 */
export function parseTableClasses(text: string, separator: ',' | '\t'): ParsedClasses {
  const rows = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ cells: cellsOf(line, separator), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const classColumn = heading.findIndex((cell) => classHeadings.has(cell));
  const labelColumn = heading.findIndex((cell) => labelHeadings.has(cell));
  const headed = classColumn >= 0 && labelColumn >= 0;
  const entries: ClassEntry[] = [];
  for (const { cells, line } of headed ? rows.slice(1) : rows) {
    if (!headed && cells.length !== 2) {
      return { problem: `${cells.length} columns instead of two; a label with a separator must be in quotes`, line };
    }
    entries.push({ name: cells[headed ? classColumn : 0] ?? '', label: cells[headed ? labelColumn : 1] ?? '', line });
  }
  return { kind: 'map', entries };
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quoted && character === '"' && line.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted;
    } else if (character === separator && !quoted) {
      cells.push(trimLatex(cell));
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, trimLatex(cell)];
}
