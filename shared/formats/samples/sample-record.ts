import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { RelationType } from '#schemas/domain/relation.ts';
import type { ImportedRelation } from '#schemas/formats/import-record.ts';
import type { BoxPage, ReadBox } from '../boxes/read-boxes.ts';
import { holdsJson, isObject, jsonNoLatex, textOf } from '../reading/json-text.ts';
import { entryProblem, type Fault, fault } from '../reading/report.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What one sample of a table says of its picture, by the columns that it has, in the layouts that this program and the
 * field write: `latex`, `text`, `ground_truth`, `formula` or `caption` (LaTeX; `latex`, as it was written, first),
 * `label` with or without `bbox` (the picture is the crop of one symbol; see `loneLabel`), `objects` (lists `bbox` and
 * `label` or `category`), `symbols`, `relations` and `order` (label, box and layout), `writer`.
 *
 * @param names names of categories that are given by number
 */
export function boxPageOfSample(file: string, place: string, fields: Fields, names: readonly string[] | null): BoxPage {
  const problems: Reason[] = [];
  const report: Report = ({ code, problem, named }) => problems.push(entryProblem(file, place, problem, code, named));
  const boxes = boxesOf(fields, place, names, report);
  const relations = relationsOf(fields, report);
  const order = Array.isArray(fields['order']) ? fields['order'].map((id: unknown) => textOf(id) ?? '') : null;
  const repairs: Reason[] = [];
  const latex = latexOf(fields, () => repairs.push(entryProblem(file, place, jsonNoLatex, 'latex-is-json')));
  const writer = textOf(fields['writer'] ?? fields['user_id']);
  const page: BoxPage = {
    file,
    boxes: boxes ?? [],
    problems,
    ...(repairs.length === 0 ? {} : { repairs }),
    ...(relations === null ? {} : { relations }),
    ...(order === null ? {} : { order }),
    ...(latex === null ? {} : { latex }),
    ...(writer === null || writer === '' ? {} : { writer }),
    ...(boxes === null ? { isSilent: true } : {}),
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

/** @param reportJson Called for JSON that stands where LaTeX should. */
function latexOf(fields: Fields, reportJson: () => void): string | null {
  for (const name of ['latex', 'text', 'ground_truth', 'formula', 'latex_formula', 'caption', 'transcription']) {
    const value = fields[name];
    if (isObject(value) || (typeof value === 'string' && holdsJson(value))) reportJson();
    else if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

type Report = (what: Fault) => void;

function boxesOf(fields: Fields, place: string, names: readonly string[] | null, report: Report): ReadBox[] | null {
  const { symbols, objects, label } = fields;
  if (Array.isArray(symbols)) {
    return symbols.flatMap((symbol: unknown, index) => symbolBox(symbol, index, place, report));
  }
  if (isObject(objects) && Array.isArray(objects['bbox'])) return objectBoxes(objects, place, names, report);
  if (typeof label === 'string' || typeof label === 'number') {
    const text = typeof label === 'number' ? names?.[label] : label;
    if (text === undefined) {
      const remedy = 'put a classes.csv with the columns label and training_index beside it';
      const problem = `nothing says what the class ${label} is called, so it was left out; ${remedy}`;
      report(fault('class-name-unknown', problem, { label }));
      return null;
    }
    return [{ key: '0', label: text, box: boxOf(fields['bbox']) ?? wholePicture, place }];
  }
  return null;
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

function objectBoxes(objects: Fields, place: string, names: readonly string[] | null, report: Report): ReadBox[] {
  const boxes = objects['bbox'] as readonly unknown[];
  const labels = objects['label'] ?? objects['labels'] ?? objects['category'] ?? objects['categories'];
  const placements = objects['placement'];
  const unusable = objects['unusable'];
  return boxes.flatMap((value, index): ReadBox[] => {
    const box = boxOf(value);
    const raw: unknown = Array.isArray(labels) ? labels[index] : null;
    const label = typeof raw === 'string' ? raw : typeof raw === 'number' ? (names?.[raw] ?? null) : null;
    if (box === null || label === null) {
      report(
        box === null
          ? fault('object-box-unusable', `object ${index} has no box of four numbers; it was left out`, { index })
          : fault(
              'object-category-unknown',
              `object ${index} has a category whose name is not known; it was left out`,
              { index },
            ),
      );
      return [];
    }
    const placement: unknown = Array.isArray(placements) ? placements[index] : null;
    const isUnusable = Array.isArray(unusable) && unusable[index] === true;
    return [
      {
        key: `${index}`,
        label,
        box,
        place: `${place}, object ${index}`,
        ...(placement === 'inline' || placement === 'isolated' ? { placement } : {}),
        ...(isUnusable ? { doubt: 'unusable' } : {}),
      },
    ];
  });
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

function boxOf(value: unknown): Box | null {
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [x, y, width, height] = value.map(Number);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height } : null;
}
