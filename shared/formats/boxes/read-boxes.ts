import type { Box } from '#schemas/domain/geometry.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import type {
  ImportedFormula,
  ImportedRelation,
  ImportedSymbol,
  ImportOutcome,
} from '#schemas/formats/import-record.ts';
import { firstRelations, relationsInEnglish } from '#shared/words/terms.ts';
import { fitBox } from '../fit-box.ts';
import { absentFormula } from '../images/absent-formula.ts';
import { settleLayout } from '../lg/settle-layout.ts';
import { entryProblem } from '../reading/report.ts';
import type { ReadingOptions, ReadPicture } from '../reading/source-reader.ts';
import { placementNamed } from './formula-names.ts';
import { withinTextLimits } from './text-limits.ts';

/** A labelled box as a description file has it, in pixels of the upright picture. */
export interface ReadBox {
  /** Name inside its picture. */
  readonly key: string;
  readonly label: string;
  readonly box: Box;
  /** Where it stands in the file, for reports. */
  readonly place: string;
  readonly placement?: ImportedFormula['placement'];
  /** What is written in the box, beside its label: the LaTeX of a region. */
  readonly latex?: string;
  /** What the file says against the box being truth (crowd, difficult, ignored): not counted, but kept. */
  readonly doubt?: string;
  /** What the file has in place of an upright box, where `box` is the one around it. */
  readonly around?: string;
  /** Whether `box` is in hundredths of the picture, for a file that does not say its size. */
  readonly isPercent?: boolean;
}

/** What a description file says of one picture. */
export interface BoxPage {
  /** The description file. */
  readonly file: string;
  readonly boxes: readonly ReadBox[];
  /** Boxes that could not be read. */
  readonly problems: readonly Reason[];
  /** What was left out that is no part of the boxes, or was mended. */
  readonly repairs?: readonly Reason[];
  readonly relations?: readonly ImportedRelation[];
  /** Reading order by keys, where the file gives one. */
  readonly order?: readonly string[];
  readonly latex?: string;
  /** The LaTeX may be that of another picture: a person is to look at it before it counts. */
  readonly isDoubtedLatex?: true;
  readonly writer?: string;
  /** The file says nothing about boxes of this picture (not even that there are none). */
  readonly isSilent?: boolean;
  /** The only box is a label of the whole picture, of which nothing says whether it is a class or LaTeX. */
  readonly loneLabel?: true;
  /** Numbers of classes without a name, whose boxes came without a label. */
  readonly unnamedClasses?: readonly number[];
  /** Size that the file gives the picture, where it does. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** What a description file says of one picture, and where in the file it stands. */
export interface PlacedBoxPage {
  readonly page: BoxPage;
  readonly place: string;
}

/**
 * A page or formula with boxes as an import record. Boxes that lie outside the picture and labels that no class can
 * have are quarantined one by one; the layer then counts as incomplete. So are texts that are too long to be held.
 */
export function recordOfBoxes(
  found: PlacedBoxPage,
  picture: ReadPicture,
  options: ReadingOptions,
): readonly ImportOutcome[] {
  const { fitting, tooLong } = withinTextLimits(found);
  return [...outcomesOf(fitting, picture, options), ...quarantinedOf(found.page, tooLong)];
}

function outcomesOf(
  { page, place }: PlacedBoxPage,
  picture: ReadPicture,
  { as }: ReadingOptions,
): readonly ImportOutcome[] {
  const problems: Reason[] = [...page.problems];
  const repairs: Reason[] = [...(page.repairs ?? [])];
  const { size } = page;
  if (size && (size.width !== picture.width || size.height !== picture.height)) {
    const problem = `it was made for a picture of ${size.width} × ${size.height} px, and ${picture.path} has ${picture.width} × ${picture.height}; what it says of it was left out`;
    problems.push(entryProblem(page.file, picture.path, problem, 'picture-size-differs'));
    return outcomes(page, picture, as === 'regions' ? [] : [absentFormula], [], problems, repairs, false);
  }
  const taken: ReadBox[] = [];
  const cut: { place: string; excess: number }[] = [];
  for (const stored of page.boxes) {
    const written = as === 'symbols' ? labelledByText(stored) : stored;
    const read = stored.isPercent === true ? { ...written, box: ofPicture(stored.box, picture) } : written;
    const fitted = fitBox(read.box, picture);
    if (read.box.width <= 0 || read.box.height <= 0) {
      problems.push(entryProblem(page.file, read.place, 'the box has no size; it was left out', 'box-without-size'));
    } else if (fitted.kind === 'outside') {
      const problem = `nothing of the box, or less than a pixel, is inside ${sizedName(picture)}, beyond which it reaches by ${fitted.excess.toFixed(1)} px; it was left out`;
      problems.push(entryProblem(page.file, read.place, problem, 'box-outside-picture'));
    } else if (as === 'symbols' && read.label !== '' && !SymbolLabel.safeParse(read.label).success) {
      const problem = `"${read.label.slice(0, 40)}" is no usable label (too long or with control characters); the box was left out`;
      problems.push(entryProblem(page.file, read.place, problem, 'box-label-unusable'));
    } else {
      if (fitted.kind === 'cut') cut.push({ place: read.place, excess: fitted.excess });
      if (read.around !== undefined) {
        const shape = `${/^[aeiou]/.test(read.around) ? 'an' : 'a'} ${read.around}`;
        const repair = `${shape} is no upright box; the box around it was taken`;
        repairs.push(entryProblem(page.file, read.place, repair, 'box-around-shape'));
      }
      if (read.doubt !== undefined && as === 'symbols') {
        repairs.push(
          entryProblem(
            page.file,
            read.place,
            `the box is marked ${read.doubt} in the source; it was taken like any other, look at it`,
            'box-doubted',
          ),
        );
      }
      if (read.latex !== undefined && as === 'symbols') {
        const repair = `beside its label, the text “${read.latex.slice(0, 40)}” is written in the box, and a symbol has a label alone; the text was left out: import the boxes as regions to have it as their LaTeX`;
        repairs.push(entryProblem(page.file, read.place, repair, 'box-text-left-out'));
      }
      taken.push({ ...read, box: fitted.box });
    }
  }
  repairs.push(...boxesCut(page.file, picture, cut));
  if (as === 'regions') {
    if (page.latex !== undefined) {
      const repair =
        'the LaTeX of the page as a whole was left out, as its boxes are read as regions and each has its own; import them as symbols if the page is one formula';
      repairs.push(entryProblem(page.file, picture.path, repair, 'page-latex-left-out'));
    }
    const incomplete: LayerName[] = problems.length === 0 ? [] : ['regions'];
    return outcomes(page, picture, taken.map(regionOf), incomplete, problems, repairs, page.isSilent !== true);
  }
  const formula = formulaOf({ page, place }, taken);
  const incomplete: LayerName[] = [];
  const isUnfinished = problems.length > 0 || page.unnamedClasses !== undefined;
  if (isUnfinished && formula.formula.symbols !== null) incomplete.push('symbols');
  if (formula.formula.relations !== null && (!formula.layoutComplete || problems.length > 0)) incomplete.push('layout');
  if (page.isDoubtedLatex && formula.formula.latex !== null) incomplete.push('latex');
  return outcomes(page, picture, [formula.formula], incomplete, problems, [...repairs, ...formula.repairs], false);
}

/** One line a picture: how many of its boxes were cut at its edge, the first of them, and by how much at most. */
function boxesCut(
  file: string,
  picture: ReadPicture,
  cut: readonly { readonly place: string; readonly excess: number }[],
): readonly Reason[] {
  const [first] = cut;
  if (!first) return [];
  const excess = Math.max(...cut.map((box) => box.excess)).toFixed(1);
  const which = cut.length === 1 ? 'the box' : `this box and ${cut.length - 1} more of the picture`;
  const problem = `${which} reached up to ${excess} px outside ${sizedName(picture)}; what is inside was taken`;
  return [entryProblem(file, first.place, problem, 'box-cut', { count: cut.length, excess })];
}

function sizedName({ path, width, height }: ReadPicture): string {
  return `${path} (${width} × ${height} px)`;
}

/** What is written in the box of a symbol is its label, where it has no other. */
function labelledByText(read: ReadBox): ReadBox {
  const { latex, ...others } = read;
  if (latex === undefined || (read.label !== '' && read.label !== latex)) return read;
  return { ...others, label: latex };
}

/** A box in hundredths of a picture, in its pixels. */
function ofPicture({ x, y, width, height }: Box, picture: { readonly width: number; readonly height: number }): Box {
  const [across, down] = [picture.width / 100, picture.height / 100];
  return { x: x * across, y: y * down, width: width * across, height: height * down };
}

function outcomes(
  page: BoxPage,
  picture: ReadPicture,
  formulas: readonly ImportedFormula[],
  incomplete: readonly LayerName[],
  problems: readonly Reason[],
  repairs: readonly Reason[],
  hasRegions: boolean,
): readonly ImportOutcome[] {
  return [
    {
      kind: 'record',
      record: {
        sources: [picture.path, page.file],
        picture: { kind: 'image', path: picture.path },
        writer: page.writer ?? null,
        hasRegions,
        formulas,
        incomplete,
        repairs,
      },
    },
    ...quarantinedOf(page, problems),
  ];
}

function quarantinedOf({ file }: BoxPage, problems: readonly Reason[]): readonly ImportOutcome[] {
  return problems.map((why) => ({ kind: 'quarantined', quarantined: { source: file, reason: why } }));
}

/** What is marked as not to be counted stands on the page, but no truth can be made of it. */
function regionOf({ box, label, placement, latex, doubt }: ReadBox): ImportedFormula {
  return {
    ...absentFormula,
    region: box,
    latex: latex ?? null,
    placement: placement ?? placementNamed(label) ?? null,
    ...(doubt === undefined ? {} : { unusable: doubt }),
  };
}

interface ReadFormula {
  readonly formula: ImportedFormula;
  readonly layoutComplete: boolean;
  readonly repairs: readonly Reason[];
}

function formulaOf({ page, place }: PlacedBoxPage, boxes: readonly ReadBox[]): ReadFormula {
  const lostAll = boxes.length === 0 && page.problems.length + page.boxes.length > 0;
  const bare = { ...absentFormula, latex: page.latex ?? null };
  if (lostAll || page.isSilent === true) return { formula: bare, layoutComplete: true, repairs: [] };
  const { taken, repeated } = withOwnKeys(boxes);
  const labels = new Map(taken.map(({ key, label }) => [key, label]));
  const symbols = taken.map(({ key, label, box }): ImportedSymbol => ({ key, label, extent: { kind: 'box', box } }));
  const isJoined = ({ parent, child }: ImportedRelation) => labels.has(parent) && labels.has(child);
  const lost = page.relations?.filter((relation) => !isJoined(relation)) ?? [];
  const layout = page.relations
    ? settleLayout(
        page.file,
        [...labels.keys()],
        page.relations.filter(isJoined),
        (key) => `"${labels.get(key) ?? key}"`,
      )
    : null;
  const repairs = [
    ...repeated.map((id) => idRepeated(page.file, place, id)),
    ...(lost.length === 0 ? [] : [relationsLost(page.file, place, lost)]),
    ...(layout?.repairs ?? []),
  ];
  // The order follows from a complete tree, and none at all is no fault of it.
  const isTree = layout?.complete === true;
  const given = page.order === undefined || (isTree && page.order.length === 0) ? null : page.order;
  const isFaulty = given !== null && !namesEachOnce(given, labels);
  if (isFaulty) repairs.push(orderProblem(page.file, place, labels));
  const order = isTree || isFaulty ? null : given;
  return {
    formula: { ...bare, symbols, relations: layout?.relations ?? (order === null ? null : []), order },
    layoutComplete: lost.length === 0 && !isFaulty && (layout === null || layout.complete || order !== null),
    repairs,
  };
}

/** Boxes of which no two have one key: where an id is that of several, relations and orders speak of none of them. */
function withOwnKeys(boxes: readonly ReadBox[]): {
  readonly taken: readonly ReadBox[];
  readonly repeated: readonly string[];
} {
  const byKey = Map.groupBy(boxes, ({ key }) => key);
  if (byKey.size === boxes.length) return { taken: boxes, repeated: [] };
  const isRepeated = ({ key }: ReadBox) => (byKey.get(key)?.length ?? 0) > 1;
  const taken = boxes.map((read, index) => (isRepeated(read) ? { ...read, key: `${read.key}\u0000${index}` } : read));
  return { taken, repeated: [...new Set(boxes.filter(isRepeated).map(({ key }) => key))] };
}

function idRepeated(file: string, place: string, id: string): Reason {
  const problem = `more than one symbol has the id ${id}, so nothing that names it was taken; give each an id of its own`;
  return entryProblem(file, place, problem, 'symbol-id-repeated', { id });
}

function relationsLost(file: string, place: string, lost: readonly ImportedRelation[]): Reason {
  const [count, ofSymbols] = lost.length === 1 ? ['1 relation', 'a symbol'] : [`${lost.length} relations`, 'symbols'];
  const relations = firstRelations(lost, 3);
  const problem = `${count} of ${ofSymbols} that ${lost.length === 1 ? 'is' : 'are'} not there ${lost.length === 1 ? 'was' : 'were'} left out (${relationsInEnglish(relations)}); the layout is unfinished`;
  return entryProblem(file, place, problem, 'relations-without-symbol', { count: lost.length, relations });
}

function namesEachOnce(order: readonly string[], symbols: ReadonlyMap<string, string>): boolean {
  return (
    order.length === symbols.size && new Set(order).size === symbols.size && order.every((key) => symbols.has(key))
  );
}

function orderProblem(file: string, place: string, symbols: ReadonlyMap<string, string>): Reason {
  const keys = [...symbols.keys()];
  const shown = keys.length > 6 ? [...keys.slice(0, 5), '…', keys.at(-1)] : keys;
  const problem = `the reading order does not name each symbol that was taken once (they are ${shown.join(', ')}), so it was left out; give the ids of the symbols, counted from 0 where they have none`;
  return entryProblem(file, place, problem, 'order-unusable');
}
