import { type Reason, reason } from '#schemas/domain/reason.ts';
import { parseFiniteNumber } from '../finite-number.ts';
import type { SourceText } from '../source-text.ts';

/** A line of a label graph. `line` is its number, from 1. Formats: LgEval's README, and Mouchère's `BB` lines. */
export type GraphLine =
  | {
      readonly kind: 'primitive';
      readonly id: string;
      readonly label: string;
      readonly weight: number;
      readonly line: number;
    }
  | {
      readonly kind: 'primitive-edge';
      readonly parent: string;
      readonly child: string;
      readonly label: string;
      readonly line: number;
    }
  | {
      readonly kind: 'object';
      readonly id: string;
      readonly label: string;
      readonly primitives: readonly string[];
      readonly line: number;
    }
  | {
      readonly kind: 'object-edge';
      readonly parent: string;
      readonly child: string;
      readonly label: string;
      readonly line: number;
    }
  | {
      readonly kind: 'box';
      readonly id: string;
      readonly corners: readonly [number, number, number, number];
      readonly line: number;
    };

/** A line that is none of a label graph. */
export interface UnreadableLine {
  readonly reason: Reason;
  /** Whether it only joins two symbols, by the letter that it begins with. */
  readonly isEdge: boolean;
}

export type ReadGraphLines =
  | {
      readonly kind: 'lines';
      readonly lines: readonly GraphLine[];
      readonly unreadable: readonly UnreadableLine[];
    }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Reads the lines of a label graph; blanks and `#` comments are left out. A file of which no line is of the format is refused. */
export function readGraphLines(source: SourceText): ReadGraphLines {
  const lines: GraphLine[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const [index, text] of source.text.split(/\r\n|\n|\r/).entries()) {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const fields = trimmed.split(',').map((field) => field.trim());
    const read = readFields(fields, index + 1);
    if (read !== null) lines.push(read);
    else {
      const isEdge = ['R', 'EO', 'E'].includes(fields[0] ?? '');
      unreadable.push({ reason: lineUnreadable(source, index + 1, trimmed), isEdge });
    }
  }
  const [first] = unreadable;
  if (first && lines.length === 0) return { kind: 'refused', reason: first.reason };
  return { kind: 'lines', lines, unreadable };
}

function readFields([kind, ...fields]: readonly string[], line: number): GraphLine | null {
  const [first = '', second = '', third = '', fourth = ''] = fields;
  if (first === '' || second === '') return null;
  switch (kind) {
    case 'N':
      return weighs(third)
        ? { kind: 'primitive', id: first, label: plain(second), weight: Number(third || 1), line }
        : null;
    case 'E':
      return third === '' || !weighs(fourth)
        ? null
        : { kind: 'primitive-edge', parent: first, child: second, label: plain(third), line };
    case 'O':
      return readObject(fields, line);
    case 'R':
    case 'EO':
      return third === '' || !weighs(fourth)
        ? null
        : { kind: 'object-edge', parent: first, child: second, label: third, line };
    case 'BB':
      return readBox(fields, line);
    default:
      return null;
  }
}

function readObject(
  [id = '', label = '', weight = '', ...primitives]: readonly string[],
  line: number,
): GraphLine | null {
  if (weight === '' || !weighs(weight)) return null;
  const named = primitives.filter((primitive) => primitive !== '');
  return { kind: 'object', id, label: plain(label), primitives: named, line };
}

function readBox([id = '', ...texts]: readonly string[], line: number): GraphLine | null {
  const [left, top, right, bottom] = texts.map(parseFiniteNumber);
  if (texts.length !== 4 || left == null || top == null || right == null || bottom == null) return null;
  return { kind: 'box', id, corners: [left, top, right, bottom], line };
}

/** A weight may be left out at the end of a line. */
function weighs(text: string): boolean {
  return text === '' || parseFiniteNumber(text) !== null;
}

/** Fields end at commas, so a comma is written out. */
function plain(label: string): string {
  return label === 'COMMA' ? ',' : label;
}

function lineUnreadable(source: SourceText, line: number, text: string): Reason {
  const shown = text.slice(0, 60);
  const message = `${source.path}, line ${line}: "${shown}" is no line of a label graph (N, E, O, R, EO or BB with its fields; a comma is written COMMA). Mend or remove it.`;
  return reason('lg-line-unreadable', message, { file: source.path, line, text: shown });
}
