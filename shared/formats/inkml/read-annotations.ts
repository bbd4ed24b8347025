import { maximumLatexLength } from '#schemas/domain/formula.ts';
import { maximumWriterLength } from '#schemas/domain/page.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SourceText } from '../source-text.ts';
import { childElements, descendantElements, ownText, type XmlElement } from './xml-element.ts';

/** What an InkML document says about its formula as a whole. */
export interface InkAnnotations {
  /** Exactly as written, `$` and white space included. */
  readonly latex: string | null;
  /** Null where nobody is named, also by a word such as `Unknown`. */
  readonly writer: string | null;
  /** The `math` element of the truth; CROHME calls it Content or Presentation, it is Presentation MathML in both. */
  readonly mathml: XmlElement | null;
  readonly repairs: readonly Reason[];
}

/** LaTeX is `truth` in CROHME; in MathWriting `label` is what was shown to the writer, `normalizedLabel` made from it. */
const latexTypes = ['truth', 'label', 'normalizedLabel'];

/** What tools write for a writer of whom they know nothing: pages of many people would be taken for those of one. */
const nobody = /^(unknown|anonymous|anon|none|null|n\/?a|[-?]+)$/i;

export function readAnnotations(ink: XmlElement, source: SourceText): InkAnnotations {
  const repairs: Reason[] = [];
  const latex = latexTypes.map((type) => annotationOf(ink, type)).find((text) => text !== null) ?? null;
  const named = annotationOf(ink, 'writer')?.trim() ?? null;
  const writer = named === null || nobody.test(named) ? null : named;
  if (named !== null && writer === null) {
    const message = `${source.path}: “${named}” names no writer; the writer was taken as unknown.`;
    repairs.push(reason('inkml-writer-unnamed', message, { file: source.path, writer: named }));
  }
  return {
    latex: withinLimit(latex, maximumLatexLength, 'LaTeX', source, repairs),
    writer: withinLimit(writer, maximumWriterLength, 'writer', source, repairs),
    mathml: mathmlOf(ink),
    repairs,
  };
}

/** First annotation of a type that holds more than white space. */
function annotationOf(ink: XmlElement, type: string): string | null {
  for (const annotation of childElements(ink, 'annotation')) {
    if (annotation.attributes.get('type') !== type) continue;
    const text = ownText(annotation);
    if (text.trim() !== '') return text;
  }
  return null;
}

/** Where there are several, the last one counts, as in CROHME's own tools. */
function mathmlOf(ink: XmlElement): XmlElement | null {
  const maths = childElements(ink, 'annotationXML').flatMap((annotation) => descendantElements(annotation, 'math'));
  return maths.at(-1) ?? null;
}

function withinLimit(
  text: string | null,
  limit: number,
  what: string,
  source: SourceText,
  repairs: Reason[],
): string | null {
  if (text === null || text.length <= limit) return text;
  const message = `${source.path}: the ${what} has ${text.length} characters, more than the ${limit} that fit, and was left out.`;
  repairs.push(
    reason('inkml-annotation-too-long', message, { file: source.path, annotation: what, length: text.length, limit }),
  );
  return null;
}
