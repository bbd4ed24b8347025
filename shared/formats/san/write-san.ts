import type { SymbolId } from '#schemas/domain/id.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenLayout } from '#schemas/formats/frozen-release.ts';
import { type DatasetFormat, type Entry, registerFormat } from '../dataset-format.ts';
import { type ClassOf, indexClasses, symbolWithoutClass } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { namedPicture } from '../writing/named-picture.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { orderSymbols } from '../writing/order-symbols.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { noItems } from '../writing/side-counts.ts';
import { noteReencodedOdd } from '../writing/stored-as-is.ts';
import { type SanSlot, sanEnd, sanLine, sanSlots, sanStart, sanStruct } from './san-rows.ts';

/**
 * SAN tree tables: `<side>/<name>.txt` beside its picture, a row a symbol, `struct` rows before branches, `<eos>` at their
 * ends. A fraction bar is `\frac`, the index of a root is `L-sup`. `word.txt` lists the tokens, and last the slots, which
 * rows behind a `struct` name as the token of their parent. Every picture is PNG: SAN packs pictures of one type only.
 */
const format: DatasetFormat<never> = {
  id: 'san',
  title: 'SAN tree table',
  subModel: 'aligner',
  version: '2',
  options: [],
  isUsual: false,
  loading: [
    {
      trainer: 'SAN',
      language: 'sh',
      code: ({ sides: [side = 'train'] }) =>
        [
          `python data/gen_pkl.py --images_path {folder}/${side} --labels_path {folder}/${side} --train_test ${side} --image_type png`,
          side === 'train'
            ? '# In its config: train_image_path: train_image.pkl, train_label_path: train_label.pkl, word_path: {folder}/word.txt'
            : '# In its config: word_path: {folder}/word.txt',
        ].join('\n'),
    },
  ],
  write: async function* (release) {
    yield* nameNotHeld('boxes', 'order', 'writer', 'categories');
    const classOf = indexClasses(release.classes);
    const written = noItems();
    const words = new Set<string>();
    for await (const { side, formula } of release.formulas()) {
      if (formula.symbols === null || formula.layout === null) continue;
      const entries = entriesOf(formula, formula.layout, side, classOf, words);
      yield* entries;
      if (!entries.some(({ kind }) => kind === 'skipped')) written[side] += 1;
    }
    const tokens = [...words].filter((word) => !slotWords.has(word)).sort();
    const all = [sanEnd, sanStart, sanStruct, ...tokens, ...slotWords];
    yield { kind: 'text', path: 'word.txt', text: all.map((word) => `${word}\n`).join('') };
    return written;
  },
};

export const alignerSan = registerFormat(format);

const slotWords: ReadonlySet<string> = new Set(sanSlots);

function entriesOf(
  formula: FrozenFormula,
  layout: FrozenLayout,
  side: SplitSide,
  classOf: ClassOf,
  words: Set<string>,
): readonly Entry[] {
  const name = itemName(formula.sourceName, formula.id);
  const skip = (why: ReturnType<typeof reason>): readonly Entry[] => [
    { kind: 'skipped', item: name, reason: why, count: 1 },
  ];
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') return skip(placed.reason);
  const ordered = orderSymbols(formula, classOf);
  if (ordered.kind === 'unordered') return skip(ordered.reason);
  const symbols = formula.symbols ?? [];
  if (layout.relations.length !== symbols.length - 1) return skip(noTree);
  const labels = new Map<SymbolId, string>();
  for (const { id, symbolClass } of symbols) {
    if (symbolClass === null) return skip(symbolWithoutClass);
    labels.set(id, classOf(symbolClass).label);
  }
  const table = new TreeTable(labels, layout);
  const text = table.write();
  if (typeof text !== 'string') return skip(text);
  for (const token of table.tokens) words.add(token);
  return [
    namedPicture(`${side}/${name}`, 'png', formula.picture, placed.window),
    ...noteReencodedOdd(name, placed.window, formula.picture),
    { kind: 'file', path: `${side}/${name}.txt`, text },
  ];
}

type Branches = ReadonlyMap<SanSlot, SymbolId>;

class TreeTable {
  readonly #labels: ReadonlyMap<SymbolId, string>;
  readonly #branches = new Map<SymbolId, Map<SanSlot, SymbolId>>();
  readonly #children = new Set<SymbolId>();
  #problem: ReturnType<typeof reason> | null = null;
  #text = '';
  #rows = 0;
  readonly tokens = new Set<string>();

  constructor(labels: ReadonlyMap<SymbolId, string>, { relations }: FrozenLayout) {
    this.#labels = labels;
    for (const { parent, child, type } of relations) {
      const slot = slotOf(type, labels.get(parent) ?? '');
      const branches = this.#branches.get(parent) ?? new Map<SanSlot, SymbolId>();
      if (slot === null || branches.has(slot)) this.#problem ??= relationNotHeld(type);
      else branches.set(slot, child);
      this.#branches.set(parent, branches);
      this.#children.add(child);
    }
    const label = [...labels.values()].find((text) => /\s/u.test(text) || [sanStart, sanEnd, sanStruct].includes(text));
    if (label !== undefined) this.#problem ??= labelNotHeld(label);
  }

  /** The rows, or why there are none. */
  write(): string | ReturnType<typeof reason> {
    const root = [...this.#labels.keys()].find((id) => !this.#children.has(id));
    if (this.#problem || root === undefined) return this.#problem ?? noTree;
    this.#writeBranch(root, 0, sanStart);
    return this.#text;
  }

  #writeBranch(first: SymbolId, parent: number, parentToken: string): void {
    let [symbol, from, fromToken]: [SymbolId | undefined, number, string] = [first, parent, parentToken];
    while (symbol !== undefined) {
      const branches: Branches = this.#branches.get(symbol) ?? new Map();
      const token = this.#tokenOf(symbol, branches);
      const id = this.#row(token, from, fromToken, []);
      const right = branches.get('right');
      const slots = sanSlots.filter((slot) => branches.has(slot));
      if (slots.some((slot) => slot !== 'right')) {
        const struct = this.#row(sanStruct, id, token, slots);
        for (const slot of slots.filter((one) => one !== 'right')) {
          const child = branches.get(slot);
          if (child !== undefined) this.#writeBranch(child, struct, slot);
        }
        // A branch that ends with branches has no end of its own.
        if (right === undefined) return;
        [from, fromToken] = [struct, 'right'];
      } else if (right === undefined) {
        this.#row(sanEnd, id, token, []);
      } else [from, fromToken] = [id, token];
      symbol = right;
    }
  }

  #tokenOf(symbol: SymbolId, branches: Branches): string {
    const label = this.#labels.get(symbol) ?? '';
    const token = label === '-' && branches.has('above') && branches.has('below') ? '\\frac' : label;
    this.tokens.add(token);
    return token;
  }

  #row(token: string, parent: number, parentToken: string, slots: readonly SanSlot[]): number {
    this.#rows += 1;
    this.#text += sanLine({ id: this.#rows, token, parent, parentToken, slots: new Set(slots) });
    return this.#rows;
  }
}

const slots: ReadonlyMap<string, SanSlot> = new Map([
  ['Right', 'right'],
  ['Sup', 'sup'],
  ['Sub', 'sub'],
  ['Above', 'above'],
  ['Below', 'below'],
  ['Inside', 'inside'],
]);

/** The index of a root hangs above it (CROHME) and is `L-sup` here. */
function slotOf(type: string, parentLabel: string): SanSlot | null {
  if (type === 'Above' && parentLabel === '\\sqrt') return 'L-sup';
  return slots.get(type) ?? null;
}

const noTree = reason('no-tree', 'The relations of the formula are no complete tree.');

function relationNotHeld(type: string) {
  const message = `A SAN tree has no slot for another relation ${type} of one symbol.`;
  return reason('relation-not-held', message, { relation: { term: 'relation-type', type } });
}

function labelNotHeld(label: string) {
  const message = `A SAN table cannot hold the label ${JSON.stringify(label)}: spaces separate, and <sos>, <eos> and struct mean something else.`;
  return reason('label-not-held', message, { label });
}
