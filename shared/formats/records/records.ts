import type { CategoryId } from '#schemas/domain/id.ts';
import type { ProjectSubModel, RecordOut } from '#schemas/domain/project-sub-model.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { type Entry, type RegisteredFormat, type ReleaseReader, registerFormat } from '../dataset-format.ts';
import {
  boxColumn,
  countColumn,
  countsColumn,
  layoutColumns,
  pictureColumns,
  recordColumn,
  textColumn,
  textsColumn,
} from '../jsonl/column-types.ts';
import { listsIn } from '../jsonl/empty-lists.ts';
import { loadJsonlSides } from '../jsonl/load-jsonl-sides.ts';
import { type JsonlItem, linesOfSide, writeJsonlSides } from '../jsonl/write-jsonl-sides.ts';
import { indexClasses } from '../writing/class-index.ts';
import { clipBox, symbolWindow } from '../writing/cut-window.ts';
import { itemName } from '../writing/item-name.ts';
import { jsonLine } from '../writing/json-lines.ts';
import { orderSymbols } from '../writing/order-symbols.ts';
import { type PlacedPicture, placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { roundBox } from '../writing/round-pixels.ts';
import { numberSymbols, relationRecords, symbolRecords } from '../writing/symbol-records.ts';
import {
  hasRecords,
  type PageWithFormulas,
  pagesWithFormulas,
  whyNoCrop,
  whyNoFormulaRecord,
  whyNoPageRecord,
} from './record-items.ts';

/**
 * The records of a sub-model that the project defines, as JSON lines: `<side>.jsonl`, one item a line, with what the
 * model is given (`image`, or `symbols`) and what it is to give back (`target`), and the images in `images/<side>/`.
 */
export function recordsFormat(subModel: ProjectSubModel): RegisteredFormat {
  return registerFormat<never>({
    id: 'records',
    title: 'JSONL',
    // The key of the project's sub-model names the folder; this names whose items are counted.
    subModel: subModel.recordIn === 'page' ? 'extractor' : subModel.recordIn === 'crop' ? 'recognizer' : 'converter',
    version: '5',
    options: [],
    isUsual: true,
    loading: [loadJsonlSides(typesOf(subModel))],
    write: (release) =>
      writeJsonlSides(subModel.recordIn === 'page' ? pageItems(release, subModel) : formulaItems(release, subModel)),
  });
}

/** Types of all columns, as Hugging Face datasets writes them. */
function typesOf({ recordIn, recordOut }: ProjectSubModel): Readonly<Record<string, string>> {
  const { symbols, relations } = layoutColumns;
  const members: Readonly<Record<RecordOut, Readonly<Record<string, string>>>> = {
    regions: {},
    boxes: { symbols },
    class: { label: textColumn, class: countColumn },
    layout: { ...(recordIn === 'symbols' ? {} : { symbols }), order: countsColumn, relations },
    latex: { latex: textColumn, latex_tokens: textsColumn },
    categories: { categories: `[${recordColumn({ facet: textColumn, category: textColumn })}]` },
  };
  const target =
    recordIn === 'page'
      ? { formulas: `[${recordColumn({ bbox: boxColumn, ...members[recordOut] })}]` }
      : members[recordOut];
  return { ...pictureColumns, ...(recordIn === 'symbols' ? { symbols } : {}), target: recordColumn(target) };
}

async function* formulaItems(release: ReleaseReader, subModel: ProjectSubModel): AsyncGenerator<JsonlItem> {
  const writer = new RecordWriter(release, subModel);
  for await (const { side, formula } of release.formulas()) {
    if (!hasRecords(formula, subModel)) continue;
    if (subModel.recordIn === 'crop') yield* writer.crops(formula, side);
    else yield writer.formula(formula, side);
  }
}

/** Pages with what their formulas hold. */
async function* pageItems(release: ReleaseReader, subModel: ProjectSubModel): AsyncGenerator<JsonlItem> {
  const writer = new RecordWriter(release, subModel);
  for await (const page of pagesWithFormulas(release)) yield writer.page(page);
}

const minimumCrop = 10;

class RecordWriter {
  readonly #release: ReleaseReader;
  readonly #subModel: ProjectSubModel;
  readonly #classOf: ReturnType<typeof indexClasses>;

  constructor(release: ReleaseReader, subModel: ProjectSubModel) {
    this.#release = release;
    this.#subModel = subModel;
    this.#classOf = indexClasses(release.classes);
  }

  formula(formula: FrozenFormula, side: SplitSide): JsonlItem {
    const name = itemName(formula.sourceName, formula.id);
    const why = whyNoFormulaRecord(formula, this.#subModel);
    if (why !== null) return { side, entries: [skipped(name, why)] };
    const placed = placeFormula(formula);
    if (placed.kind === 'unplaceable') return { side, entries: [skipped(name, placed.reason)] };
    const target = this.#targetOf(formula, placed.window);
    const picture = placePicture(`images/${side}`, name, formula.picture, placed.window);
    const given = this.#subModel.recordIn === 'symbols' ? { symbols: target.symbols } : {};
    const record = {
      id: name,
      image: `images/${side}/${picture.fileName}`,
      width: placed.window.width,
      height: placed.window.height,
      ...given,
      target: target.value,
    };
    return itemOf(side, picture, record);
  }

  page(item: PageWithFormulas): JsonlItem {
    const { side, page, formulas } = item;
    const { picture } = page;
    const name = itemName(page.sourceName, page.page);
    const why = whyNoPageRecord(item, this.#subModel, this.#release);
    if (why !== null) return { side, entries: [skipped(name, why)] };
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    const targets: unknown[] = [];
    for (const { formula: id, box, unusable } of page.regions) {
      if (unusable) continue;
      const region = clipBox(box, picture);
      if (region === null) continue;
      const formula = formulas.find((own) => own.formula.id === id)?.formula;
      if (this.#subModel.recordOut === 'regions') {
        targets.push({ bbox: roundBox(region, picture) });
        continue;
      }
      if (formula) targets.push({ bbox: roundBox(region, picture), ...this.#targetOf(formula, whole).value });
    }
    const placed = placePicture(`images/${side}`, name, picture, whole);
    const record = {
      id: name,
      image: `images/${side}/${placed.fileName}`,
      width: picture.width,
      height: picture.height,
      target: { formulas: targets },
    };
    return itemOf(side, placed, record);
  }

  *crops(formula: FrozenFormula, side: SplitSide): Generator<JsonlItem> {
    for (const symbol of formula.symbols ?? []) {
      const name = `${formula.id}_${symbol.id}`;
      const box = clipBox(symbol.box, formula.picture);
      const why = whyNoCrop(symbol, formula);
      if (why !== null) yield { side, entries: [skipped(name, why)] };
      if (box === null || symbol.symbolClass === null) continue;
      const { label, trainingIndex } = this.#classOf(symbol.symbolClass);
      const window = symbolWindow(box, formula.picture, 2, minimumCrop);
      const path = `images/${side}/${name}.png`;
      const record = {
        id: name,
        image: path,
        width: window.width,
        height: window.height,
        target: { label, class: trainingIndex },
      };
      yield {
        side,
        entries: [
          { kind: 'crop', path, picture: formula.picture, window, minimumSide: minimumCrop },
          { kind: 'text', path: linesOfSide(side), text: jsonLine(record) },
        ],
      };
    }
  }

  /** What is to be given back for a formula that is a record, with boxes in the window. */
  #targetOf(formula: FrozenFormula, window: { x: number; y: number; width: number; height: number }): Target {
    const { recordOut, recordIn } = this.#subModel;
    if (recordOut === 'categories') {
      const value = { categories: this.#categoryNames(formula.categories) };
      return { value, symbols: recordIn === 'symbols' ? this.#symbolsOf(formula, window) : [] };
    }
    if (recordOut === 'latex') {
      const { raw = '', tokens = [] } = formula.latex ?? {};
      const value = { latex: raw, latex_tokens: tokens };
      return { value, symbols: recordIn === 'symbols' ? this.#symbolsOf(formula, window) : [] };
    }
    const symbols = this.#symbolsOf(formula, window);
    if (recordOut !== 'layout') return { value: { symbols }, symbols };
    const order = orderSymbols(formula, this.#classOf);
    const placed = placedIn(formula, window);
    const numbers = numberSymbols(placed);
    const value = {
      ...(recordIn === 'symbols' ? {} : { symbols }),
      order: order.kind === 'ordered' ? order.order.flatMap((id) => numbers.get(id) ?? []) : [],
      relations: formula.layout ? relationRecords(formula.layout, numbers) : [],
    };
    return { value, symbols };
  }

  #symbolsOf(formula: FrozenFormula, window: { x: number; y: number; width: number; height: number }) {
    return symbolRecords(placedIn(formula, window), window, this.#classOf);
  }

  #categoryNames(ids: readonly CategoryId[]): readonly { readonly facet: string; readonly category: string }[] {
    return ids.flatMap((id) => this.#release.categoryOf(id) ?? []);
  }
}

interface Target {
  readonly value: Readonly<Record<string, unknown>>;
  readonly symbols: readonly unknown[];
}

function itemOf(side: SplitSide, { entries }: PlacedPicture, record: object): JsonlItem {
  const line: Entry = { kind: 'text', path: linesOfSide(side), text: jsonLine(record) };
  return { side, entries: [...entries, line], lists: listsIn(record) };
}

function skipped(item: string, why: Reason): Entry {
  return { kind: 'skipped', item, reason: why, count: 1 };
}

/** Symbols with their boxes in a window of the page. */
function placedIn(formula: FrozenFormula, window: { x: number; y: number; width: number; height: number }) {
  return (formula.symbols ?? []).flatMap((symbol) => {
    const moved = { ...symbol.box, x: symbol.box.x - window.x, y: symbol.box.y - window.y };
    const box = clipBox(moved, window);
    return box === null ? [] : [{ symbol, box }];
  });
}
