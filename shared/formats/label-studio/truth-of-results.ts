import type { Reason } from '#schemas/domain/reason.ts';
import { RelationType } from '#schemas/domain/relation.ts';
import type { ImportedRelation } from '#schemas/formats/import-record.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { isObject, textOf } from '../reading/json-text.ts';
import { latexNames } from '../reading/latex-names.ts';
import { entryProblem } from '../reading/report.ts';
import { boxOfRegion, hasBox, sizeOf } from './box-of-region.ts';
import { regionsOfResults } from './regions-of-results.ts';
import { type Result, textsOf, withoutShape } from './result.ts';

/** Types of results that are upright boxes, or have one around them. */
const boxTypes: ReadonlySet<unknown> = new Set(['rectanglelabels', 'rectangle', 'polygonlabels', 'polygon']);

type SaidOfPage = Pick<BoxPage, 'boxes' | 'problems' | 'repairs' | 'relations' | 'latex' | 'size'>;

/**
 * What the results of a task say. Label Studio writes a result for each tag, and those of one region have one id: in its
 * OCR template a rectangle, its labels and the text in it. A text area of the picture as a whole that is called as LaTeX
 * is (`latex` first) is the LaTeX of the formula. What has no place in a dataset is named.
 */
export function truthOfResults(file: string, place: string, results: readonly unknown[]): SaidOfPage {
  const boxes: ReadBox[] = [];
  const problems: Reason[] = [];
  const repairs: Reason[] = [];
  const relations: ImportedRelation[] = [];
  const pageTexts: Result[] = [];
  let size: BoxPage['size'];
  const leftOut = (where: string, result: Result) =>
    repairs.push(entryProblem(file, where, notTaken(result), 'result-left-out'));

  for (const { key, name, results: group } of regionsOfResults(results.filter(isObject))) {
    const where = `${place}, result ${name}`;
    const own = group.map(([, result]) => result).filter(({ type }) => type !== 'relation');
    for (const [number, result] of group) {
      if (result['type'] !== 'relation') continue;
      const relation = relationOf(result);
      if (relation) relations.push(relation);
      else {
        const problem = 'the relation has no ends or no type; it was left out';
        problems.push(entryProblem(file, `${place}, result ${number + 1}`, problem));
      }
    }
    const shape =
      own.find(({ type }) => boxTypes.has(type)) ?? own.find((result) => result['type'] === 'labels' && hasBox(result));
    const others = own.filter(({ type }) => withoutShape.has(type));
    if (shape) {
      const box = boxOfRegion(shape, own, key, where);
      if (typeof box === 'string') problems.push(entryProblem(file, where, `${box}; it was left out`));
      else boxes.push(box);
      size ??= sizeOf(shape);
      for (const result of others) if (result['type'] !== 'textarea') leftOut(where, result);
      continue;
    }
    const foreign = own.find((result) => !others.includes(result));
    if (foreign) {
      const problem = `a result of type ${textOf(foreign['type']) ?? '?'} is no upright box; it was left out`;
      problems.push(entryProblem(file, where, problem, 'shape-no-box'));
    }
    for (const result of others) {
      if (result['type'] === 'textarea' && !foreign) pageTexts.push(result);
      else leftOut(where, result);
    }
  }
  const nameOf = (result: Result) => textOf(result['from_name']) ?? '';
  const named = latexNames.find((name) => pageTexts.some((result) => nameOf(result) === name));
  const latex = pageTexts.find((result) => nameOf(result) === named);
  for (const result of pageTexts) if (result !== latex) leftOut(place, result);
  const [text, ...more] = latex ? textsOf(latex) : [];
  if (more.length > 0) {
    const repair = `the first of ${more.length + 1} texts was taken as the LaTeX of the formula; the others were left out`;
    repairs.push(entryProblem(file, place, repair, 'result-left-out'));
  }
  return {
    boxes,
    problems,
    repairs,
    ...(relations.length > 0 ? { relations } : {}),
    ...(text === undefined ? {} : { latex: text }),
    ...(size ? { size } : {}),
  };
}

function notTaken(result: Result): string {
  const [type, name] = [textOf(result['type']) ?? '?', textOf(result['from_name']) ?? '?'];
  return type === 'textarea'
    ? `the text area “${name}” was left out, as only one called latex is the LaTeX of a formula; rename it in the file if it is`
    : `what “${name}” says (${type}) has no place in a dataset of formulas; it was left out, and the boxes were taken`;
}

function relationOf({ from_id, to_id, labels }: Result): ImportedRelation | null {
  const [parent, child] = [textOf(from_id), textOf(to_id)];
  const type = RelationType.safeParse(Array.isArray(labels) ? labels[0] : null);
  return parent !== null && child !== null && type.success ? { parent, child, type: type.data } : null;
}
