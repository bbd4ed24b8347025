import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { RelationType } from '#schemas/domain/relation.ts';
import type { ImportedRelation } from '#schemas/formats/import-record.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { holdsJson, isObject, jsonNoLatex, textOf } from '../reading/json-text.ts';
import { entryProblem, type Fault, fault } from '../reading/report.ts';
import { latexFields } from './latex-fields.ts';
import { boxOf, classOf, type ObjectBoxes, objectBoxes } from './object-boxes.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What one sample of a table says of its picture, by the columns that it has, in the layouts that this program and the
 * field write: `latex`, `text`, `ground_truth`, `formula` or `caption` (LaTeX; `latex`, as it was written, first),
 * `label` with or without `bbox` (the picture is the crop of one symbol; see `loneLabel`), boxes (see `objectBoxes`),
 * `symbols`, `relations` and `order` (label, box and layout), `writer`.
 *
 * @param names names of categories that are given by number
 */
export function boxPageOfSample(file: string, place: string, fields: Fields, names: readonly string[] | null): BoxPage {
  const problems: Reason[] = [];
  const report: Report = ({ code, problem, named }) => problems.push(entryProblem(file, place, problem, code, named));
  const found = boxesOf(fields, place, names, report);
  const relations = relationsOf(fields, report);
  const order = Array.isArray(fields['order']) ? fields['order'].map((id: unknown) => textOf(id) ?? '') : null;
  const repairs: Reason[] = [];
  const latex = latexOf(fields, ({ code, problem, named }) =>
    repairs.push(entryProblem(file, place, problem, code, named)),
  );
  const writer = textOf(fields['writer'] ?? fields['user_id']);
  const page: BoxPage = {
    file,
    boxes: found?.boxes ?? [],
    problems,
    ...(repairs.length === 0 ? {} : { repairs }),
    ...(relations === null ? {} : { relations }),
    ...(order === null ? {} : { order }),
    ...(latex === null ? {} : { latex }),
    ...(writer === null || writer === '' ? {} : { writer }),
    ...(found === null ? { isSilent: true } : {}),
    ...(found && found.unnamed.length > 0 ? { unnamedClasses: found.unnamed } : {}),
    ...(names === null && latex === null && isLoneLabel(fields) ? { loneLabel: true } : {}),
  };
  const { width, height } = fields;
  return typeof width === 'number' && typeof height === 'number' ? { ...page, size: { width, height } } : page;
}

/** Whether a label is all that is said of a picture. With a number of its own, or a place in the picture, it is a class. */
function isLoneLabel(fields: Fields): boolean {
  const others = ['bbox', 'label_id', 'symbol_id', 'symbols', 'objects'];
  return typeof fields['label'] === 'string' && others.every((name) => fields[name] === undefined);
}

/** @param report Called for what stands where LaTeX should, and is none. */
function latexOf(fields: Fields, report: Report): string | null {
  for (const name of latexFields) {
    const value = fields[name];
    if (isObject(value) || (typeof value === 'string' && holdsJson(value))) report(fault('latex-is-json', jsonNoLatex));
    else if (typeof value === 'number') report(numberAsLatex(name, value));
    else if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function numberAsLatex(name: string, value: number): Fault {
  const problem = `${name} is the number ${value}, of which nothing says how it was written (6 and 6.0 are one number), so it was left out; write it as text`;
  return fault('latex-is-number', problem, { name, value });
}

type Report = (what: Fault) => void;

function boxesOf(fields: Fields, place: string, names: readonly string[] | null, report: Report): ObjectBoxes | null {
  const { symbols, label } = fields;
  if (Array.isArray(symbols)) {
    const boxes = symbols.flatMap((symbol: unknown, index) => symbolBox(symbol, index, place, report));
    return { boxes, unnamed: [] };
  }
  const objects = objectBoxes(fields, place, names, report);
  if (objects !== null || (typeof label !== 'string' && typeof label !== 'number')) return objects;
  const found = classOf(label, names);
  const box = {
    key: '0',
    label: 'label' in found ? found.label : '',
    box: boxOf(fields['bbox']) ?? wholePicture,
    place,
  };
  return { boxes: [box], unnamed: 'unnamed' in found ? [found.unnamed] : [] };
}

/** Stands for the whole picture of a crop, whose size is known when it is read. */
export const wholePicture: Box = { x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };

function symbolBox(symbol: unknown, index: number, place: string, report: Report): ReadBox[] {
  const box = isObject(symbol) ? boxOf(symbol['bbox']) : null;
  const label = isObject(symbol) ? textOf(symbol['label']) : null;
  if (!isObject(symbol) || box === null || label === null) {
    report(fault('symbol-incomplete', `symbol ${index} lacks its label or bbox; it was left out`, { index }));
    return [];
  }
  return [{ key: textOf(symbol['id']) ?? `${index}`, label, box, place: `${place}, symbol ${index}` }];
}

function relationsOf(fields: Fields, report: Report): ImportedRelation[] | null {
  const { relations } = fields;
  if (!Array.isArray(relations)) return null;
  return relations.flatMap((relation: unknown, index): ImportedRelation[] => {
    if (isObject(relation)) {
      const [parent, child] = [textOf(relation['parent']), textOf(relation['child'])];
      const type = RelationType.safeParse(relation['relation'] ?? relation['type']);
      if (parent !== null && child !== null && type.success) return [{ parent, child, type: type.data }];
    }
    const problem = `relation ${index} lacks parent, child or a relation; it was left out`;
    report(fault('relation-incomplete', problem, { index }));
    return [];
  });
}
