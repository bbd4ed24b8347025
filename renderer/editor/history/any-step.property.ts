import fc from 'fast-check';
import { CategoryId, type FormulaId, SymbolClassId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import type { TestEditor } from '#test/support/test-editor.ts';
import { adoptProposal } from '../edits/adopt-proposal.ts';
import { setCategories, setOrder, setPlacement, setUnusable, writeLatex, writeNote } from '../edits/change-formula.ts';
import { labelSymbols } from '../edits/change-symbols.ts';
import { holdSeveral } from '../edits/hold-several.ts';
import { moveLayers } from '../edits/move-layers.ts';
import { draftLatex } from '../guided/draft-latex.ts';
import { takeBoxes } from '../guided/take-boxes.ts';
import type { InkFinder } from '../ink/ink-finder.ts';
import type { Notation } from '../relations/notation.ts';
import { contentOf } from '../work/formula-content.ts';
import { pageIn } from '../work/work.ts';

/** One thing that a person does; nothing where it makes no sense at the moment. */
export type Step = (editor: TestEditor) => void;

const classes = ['01D00000000000000000000001', '01D00000000000000000000002'].map((id) => SymbolClassId.parse(id));
const categories = ['01D00000000000000000000003', '01D00000000000000000000004'].map((id) => CategoryId.parse(id));
const labels = ['x', '-'];

export const notation: Notation = {
  labelOf: (id) => (id === null ? null : (labels[classes.indexOf(id)] ?? null)),
  policy: defaultLatexPolicy,
};

/** Ink in the left half of every square of 40 pixels. */
export const chequeredInk: InkFinder = {
  tighten: ({ x, y, width, height }) =>
    width < 4 || height < 4 ? null : { x: x + 1, y: y + 1, width: width - 2, height: height - 2 },
  componentAt: ({ x, y }) => (x % 40 < 20 ? squareAt(x, y) : null),
  inkOfPage: () => null,
  piecesIn: ({ x, y }) => ({ free: [squareAt(x, y), squareAt(x + 40, y), squareAt(x, y + 40)], boxed: [] }),
};

function squareAt(x: number, y: number) {
  return { x: Math.floor(x / 40) * 40, y: Math.floor(y / 40) * 40, width: 20, height: 30 };
}

const place = fc.integer({ min: 5, max: 590 });
const point = fc.tuple(place, place);
const box = fc.record({
  x: fc.integer({ min: 0, max: 560 }),
  y: fc.integer({ min: 0, max: 560 }),
  width: fc.integer({ min: 3, max: 40 }),
  height: fc.integer({ min: 3, max: 40 }),
});

/** Drags with a tool in hand. */
const dragging = fc
  .tuple(fc.constantFrom('KeyR', 'KeyG', 'KeyV', 'KeyE', 'Shift+KeyG', 'KeyH'), point, point, fc.boolean())
  .map(
    ([tool, from, to, alt]): Step =>
      (editor) =>
        void editor.key(tool).drag(from, to, { alt }).key('Escape'),
  );

/** Clicks with a tool in hand: takes a symbol or ink, begins a relation and ends it, numbers symbols. */
const clicking = fc
  .tuple(fc.constantFrom('KeyV', 'KeyR', 'KeyE', 'KeyO'), fc.array(point, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(
    ([tool, points, shift]): Step =>
      (editor) => {
        editor.key(tool);
        for (const [x, y] of points) editor.click(x, y, { shift });
        editor.key(tool === 'KeyO' ? 'Enter' : 'Escape');
      },
  );

/** A box placed and sized by the keyboard alone. */
const cursor = fc
  .array(
    fc.constantFrom(
      'ArrowRight',
      'ArrowDown',
      'Shift+ArrowRight',
      'Shift+ArrowDown',
      'KeyJ',
      'Shift+KeyJ',
      'KeyB',
      'Enter',
    ),
    { maxLength: 8 },
  )
  .map(
    (keys): Step =>
      (editor) => {
        for (const key of ['KeyC', ...keys, 'Escape']) editor.key(key);
      },
  );

const key = fc
  .constantFrom(
    'Delete',
    'ArrowRight',
    'Shift+ArrowDown',
    'Mod+ArrowLeft',
    'Mod+Shift+ArrowDown',
    'Mod+KeyC',
    'Mod+KeyV',
    'Mod+KeyD',
    'Mod+KeyA',
    'Mod+KeyZ',
    'Mod+Shift+KeyZ',
    'KeyM',
    'Shift+KeyM',
    'Shift+KeyS',
    'KeyB',
    'KeyT',
    'KeyL',
    'Alt+Shift+KeyL',
    'Alt+KeyH',
    'Alt+Shift+KeyH',
    'KeyP',
    'KeyY',
    'Shift+KeyY',
    'Shift+Delete',
    'Tab',
    'BracketRight',
    'Shift+KeyP',
  )
  .map(
    (each): Step =>
      (editor) =>
        void editor.key(each),
  );

/** A type for the relations that lead to what is selected. */
const relationType = fc.integer({ min: 0, max: 6 }).map(
  (digit): Step =>
    (editor) =>
      void editor.key('KeyE').key(`Digit${digit}`).key('Escape'),
);

const labelling = fc.tuple(fc.constantFrom(...classes, null), fc.boolean()).map(
  ([symbolClass, isArmed]): Step =>
    ({ editor }) => {
      const { work, selection } = editor.getState();
      if (isArmed) editor.arm(symbolClass);
      else editor.edit(labelSymbols(work, selection.symbols, symbolClass), 'label');
    },
);

type FormulaStep = (editor: TestEditor, formula: FormulaId) => void;

/** Does something to one of the formulas there are. */
function toFormula(step: fc.Arbitrary<FormulaStep>): fc.Arbitrary<Step> {
  return fc.tuple(fc.nat(5), step).map(([at, run]) => (editor) => {
    const ids = [...editor.state.work.formulas.keys()];
    const formula = ids[at % Math.max(ids.length, 1)];
    if (formula) run(editor, formula);
  });
}

const writing = fc.constantFrom('x', 'xx', 'x-x', '\\frac{x}{x}', 'x^{x}', '\\frac', '').map(
  (latex): FormulaStep =>
    ({ editor, state }, formula) =>
      editor.edit(writeLatex(state.work, formula, latex), 'write-latex', 'typing'),
);

const facts: fc.Arbitrary<FormulaStep> = fc.oneof(
  fc.shuffledSubarray(categories).map(
    (chosen): FormulaStep =>
      ({ editor, state }, formula) =>
        editor.edit(setCategories(state.work, formula, chosen), 'categories'),
  ),
  fc.constantFrom('blurred', null).map(
    (reason): FormulaStep =>
      ({ editor, state }, formula) =>
        editor.edit(setUnusable(state.work, formula, reason), 'unusable'),
  ),
  fc.constantFrom('inline' as const, null).map(
    (placement): FormulaStep =>
      ({ editor, state }, formula) =>
        editor.edit(setPlacement(state.work, formula, placement), 'placement'),
  ),
  fc.string({ maxLength: 4 }).map(
    (note): FormulaStep =>
      ({ editor, state }, formula) =>
        editor.edit(writeNote(state.work, formula, note), 'note', 'note'),
  ),
);

const layout: fc.Arbitrary<FormulaStep> = fc.constantFrom<FormulaStep>(
  ({ editor, state }, formula) => {
    const document = state.work.formulas.get(formula);
    const symbols = document ? [...contentOf(document).symbols.keys()] : [];
    editor.edit(setOrder(state.work, formula, symbols.length > 0 ? symbols.toReversed() : null), 'reorder');
  },
  ({ editor, state }, formula) =>
    editor.edit(adoptProposal(state.work, formula, editor.notation, editor.newId), 'propose'),
  ({ editor, state }, formula) => {
    const document = state.work.formulas.get(formula);
    const draft = document ? draftLatex(document, editor.notation) : null;
    if (draft?.ok) editor.edit(writeLatex(state.work, formula, draft.latex), 'write-latex');
  },
);

/** What the machine boxes from LaTeX and ink, some of it where boxes are already. */
const guided = fc
  .array(fc.tuple(box, fc.constantFrom('x', '-', '\\unknown', null)), { minLength: 1, maxLength: 4 })
  .map(
    (boxes): FormulaStep =>
      ({ editor, state }, formula) => {
        const document = state.work.formulas.get(formula);
        if (!document) return;
        const [kept] = contentOf(document).symbols.keys();
        const symbols = boxes.map(([each, label], at) => ({
          key: `s${at}`,
          kept: at === 0 && kept !== undefined ? kept : null,
          label,
          box: each,
          confidence: 0.5,
        }));
        const relations = symbols
          .slice(1)
          .map(({ key: child }, at) => ({ parent: `s${at}`, child, type: 'Right' as const }));
        const taken = takeBoxes(
          document,
          { kind: 'boxed', symbols, relations, missing: [], confidence: 0.5 },
          (label) => classes[labels.indexOf(label)] ?? null,
          editor.newId,
        );
        editor.edit(taken.patches, 'guided-box');
        editor.doubt(taken.confidences);
      },
  );

const layers = fc.tuple(fc.constantFrom(...formulaLayerNames), fc.constantFrom('submitted', 'empty', 'drafted')).map(
  ([layer, to]): FormulaStep =>
    ({ editor, state }, formula) => {
      const selection = { document: { type: 'formula' as const, id: formula }, layers: [layer] };
      const move =
        to === 'empty'
          ? moveLayers(state.work, [selection], 'submitted', { emptyOnPurpose: true, reason: 'nothing is there' })
          : moveLayers(state.work, [selection], to);
      editor.moveLayers(move, to === 'drafted' ? 'withdraw' : 'submit');
    },
);

/** The page turns out to hold several formulas. */
const holdingSeveral = fc.constant<Step>(({ editor, state }) => {
  if (pageIn(state.work).holds === 'one-formula') editor.edit(holdSeveral(state.work, editor.ink), 'page-of-formulas');
});

/** Anything that can be done on the screen to the page that is open. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: dragging },
  { weight: 3, arbitrary: clicking },
  { weight: 2, arbitrary: cursor },
  { weight: 5, arbitrary: key },
  { weight: 1, arbitrary: relationType },
  { weight: 2, arbitrary: labelling },
  { weight: 2, arbitrary: toFormula(writing) },
  { weight: 2, arbitrary: toFormula(facts) },
  { weight: 2, arbitrary: toFormula(layout) },
  { weight: 1, arbitrary: toFormula(guided) },
  { weight: 2, arbitrary: toFormula(layers) },
  { weight: 1, arbitrary: holdingSeveral },
);
