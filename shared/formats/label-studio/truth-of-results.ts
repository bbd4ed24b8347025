import type { Reason } from '#schemas/domain/reason.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { isObject, textOf } from '../reading/json-text.ts';
import { latexRank } from '../reading/latex-names.ts';
import { entryProblem, isFault, leftOut } from '../reading/report.ts';
import { boxOfRegion, hasBox, labelsOfRegion, sizeOf } from './box-of-region.ts';
import { besideLatex, moreLabels, moreTexts, notLatex, tagOf, withoutPlace, withRegion } from './left-out.ts';
import { regionsOfResults } from './regions-of-results.ts';
import { relationsOfResults } from './relations-of-results.ts';
import { type Result, textsOf, withoutShape } from './result.ts';

/** Types of results that are upright boxes, or have one around them. */
const boxTypes: ReadonlySet<unknown> = new Set(
  'rectanglelabels rectangle polygonlabels polygon ellipselabels ellipse'.split(' '),
);

type SaidOfPage = Pick<BoxPage, 'boxes' | 'problems' | 'repairs' | 'relations' | 'latex' | 'size' | 'isSilent'>;

/**
 * What the results of a task say. Label Studio writes a result for each tag, and those of one region have one id: in its
 * OCR template a rectangle, its labels and the text in it. A text area of the picture as a whole that is called as LaTeX
 * is (`latex` first) is the LaTeX of the formula. What has no place in a dataset is named.
 */
export function truthOfResults(file: string, place: string, results: readonly unknown[]): SaidOfPage {
  const boxes: ReadBox[] = [];
  const problems: Reason[] = [];
  const repairs: Reason[] = [];
  const drawn: (readonly [number: number, result: Result])[] = [];
  const pageTexts: Result[] = [];
  let size: BoxPage['size'];

  for (const { key, name, results: group } of regionsOfResults(results.filter(isObject))) {
    const where = `${place}, result ${name}`;
    const own = group.map(([, result]) => result).filter(({ type }) => type !== 'relation');
    drawn.push(...group.filter(([, { type }]) => type === 'relation'));
    const shape =
      own.find(({ type }) => boxTypes.has(type)) ?? own.find((result) => result['type'] === 'labels' && hasBox(result));
    const others = own.filter(({ type }) => withoutShape.has(type));
    if (shape) {
      const box = boxOfRegion(shape, own, key, where);
      if (isFault(box)) problems.push(leftOut(file, where, box, 'it'));
      else {
        boxes.push(box);
        const [label = '', ...more] = labelsOfRegion(shape, own);
        if (more.length > 0) repairs.push(moreLabels({ file, place: where }, label, more));
      }
      size ??= sizeOf(shape);
      for (const result of others)
        if (result['type'] !== 'textarea') repairs.push(withoutPlace({ file, place: where }, result));
      continue;
    }
    const foreign = own.find((result) => !others.includes(result));
    if (foreign) {
      const problem = `a result of type ${textOf(foreign['type']) ?? '?'} is no upright box; it was left out`;
      problems.push(entryProblem(file, where, problem, 'shape-no-box'));
    }
    for (const result of others) {
      if (result['type'] === 'textarea' && !foreign) pageTexts.push(result);
      else repairs.push((foreign ? withRegion : withoutPlace)({ file, place: where }, result));
    }
  }
  const at = { file, place };
  const { relations, leftOut: notDrawn } = relationsOfResults(at, drawn, new Set(boxes.map(({ key }) => key)));
  repairs.push(...notDrawn);
  const latex = latexOf(pageTexts);
  for (const result of pageTexts) {
    if (!latex) repairs.push(notLatex(at, result));
    else if (tagOf(result) !== tagOf(latex)) repairs.push(besideLatex(at, tagOf(result), tagOf(latex)));
  }
  const texts = latex ? pageTexts.filter((result) => tagOf(result) === tagOf(latex)).flatMap(textsOf) : [];
  if (latex && texts.length > 1) repairs.push(moreTexts(at, tagOf(latex), texts.length));
  const [text] = texts;
  return {
    boxes,
    problems,
    repairs,
    ...(relations.length > 0 ? { relations } : {}),
    ...(text === undefined ? {} : { latex: text }),
    // Where something is entered and no box is drawn, nobody need have asked for boxes: only a task without any result, and
    // an export of here, say that the picture has no symbols.
    ...(results.length > 0 && latex?.['id'] !== ownLatexId && boxes.length + problems.length === 0
      ? { isSilent: true }
      : {}),
    ...(size ? { size } : {}),
  };
}

/** `meta` of a task in an export of this program whose layout is accepted and has no relations: above all of one symbol. */
export const withoutRelations = { relations: 'none' };

/** Whether a task says so, and nobody has drawn a relation since. */
export function saysNoRelations({ meta }: Result, results: readonly unknown[]): boolean {
  const isSaid = isObject(meta) && meta['relations'] === withoutRelations.relations;
  return isSaid && !results.some((result) => isObject(result) && result['type'] === 'relation');
}

/** The id that an export of this program gives the LaTeX, beside the boxes that are accepted, if any. */
export const ownLatexId = 'latex';

/** The text area that is called as LaTeX is, by the surest name. */
function latexOf(texts: readonly Result[]): Result | undefined {
  const [surest] = texts
    .map((result) => ({ result, rank: latexRank(tagOf(result)) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((one, other) => one.rank - other.rank);
  return surest?.result;
}
