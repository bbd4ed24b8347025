import { boxAround } from '../boxes/box-around.ts';
import type { ReadBox } from '../boxes/read-boxes.ts';
import { isObject, parseJson, textOf } from '../reading/json-text.ts';

/** What PaddleOCR's own training leaves out: text that nobody can read. */
const illegible = '###';
/** What PPOCRLabel writes for a text that nobody has typed yet ("to be recognised"). */
const notTyped = '待识别';

/** Whether a line is one of PPOCRLabel's for detection: `path TAB [{"transcription": …, "points": …}, …]`. */
export function isPaddleDetection(line: string): boolean {
  return /^[^\t]+\t\s*\[\s*(\]|\{[^}]*"(transcription|points)"\s*:)/.test(line);
}

/**
 * The picture and the boxes of such a line; null for one that cannot be read. What is written in a
 * box is the label of a symbol, or the LaTeX of a region.
 */
export function readDetectionLine(
  file: string,
  place: string,
  line: string,
): { readonly name: string; readonly boxes: readonly ReadBox[]; readonly problems: readonly string[] } | null {
  const tab = line.indexOf('\t');
  const parsed = parseJson(file, place, line.slice(tab + 1));
  if (tab < 1 || parsed.kind === 'unreadable' || !Array.isArray(parsed.value)) return null;
  const boxes: ReadBox[] = [];
  const problems: string[] = [];
  for (const [index, entry] of (parsed.value as readonly unknown[]).entries()) {
    const at = `${place}, shape ${index + 1}`;
    const label = isObject(entry) ? textOf(entry['transcription']) : null;
    const points = isObject(entry) && Array.isArray(entry['points']) ? (entry['points'] as readonly unknown[]) : [];
    const box = boxAround(points.map((point) => (Array.isArray(point) ? (point as readonly unknown[]) : [])));
    if (label === null || box === null) problems.push(at);
    else {
      const isDifficult = isObject(entry) && entry['difficult'] === true;
      const doubt = label === illegible ? 'ignored' : isDifficult ? 'difficult' : null;
      const text = label === illegible || label === notTyped ? '' : label;
      boxes.push({
        key: `${index}`,
        // What is written in a box names no class: it is the label of a symbol, and the LaTeX of a region.
        label: '',
        box,
        place: at,
        ...(text === '' ? {} : { latex: text }),
        ...(doubt === null ? {} : { doubt }),
      });
    }
  }
  return { name: line.slice(0, tab), boxes, problems };
}
