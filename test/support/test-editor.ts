import type { ActionContext, ScreenPort } from '#renderer/editor/actions/action-context.ts';
import { allActions } from '#renderer/editor/actions/all-actions.ts';
import { pressAction } from '#renderer/editor/actions/press-action.ts';
import { Editor, type EditorSettings } from '#renderer/editor/editor.ts';
import type { InkFinder } from '#renderer/editor/ink/ink-finder.ts';
import type { FocusScope } from '#renderer/editor/keys/focus-scope.ts';
import { Keymap } from '#renderer/editor/keys/keymap.ts';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import type { SessionNotice } from '#renderer/editor/saving/session-notice.ts';
import type { UnsentWork } from '#renderer/editor/saving/unsent.ts';
import { type Modifiers, noModifiers } from '#renderer/editor/tools/event.ts';
import type { Notice } from '#renderer/editor/tools/notice.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { FormulaId, PageId, Sha256, SymbolId } from '#schemas/domain/id.ts';
import { absentLayer, type Layer } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Role } from '#schemas/domain/person.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { StandInCore } from './stand-in-core.ts';

export interface TestPage {
  readonly holds?: Page['holds'];
  readonly width?: number;
  readonly height?: number;
  /** Regions of the formulas; on a page that is one formula, the page itself. */
  readonly regions?: readonly Box[];
  /** Boxes of symbols, by the place of their formula. */
  readonly symbols?: readonly (readonly Box[])[];
  readonly role?: Role;
  readonly ink?: InkFinder;
  readonly settings?: EditorSettings;
  /** Whether regions are part of the work; they are unless somebody says otherwise. */
  readonly changesRegions?: boolean;
}

const keymap = new Keymap(allActions);

/** ULIDs in order, the same in every run. */
export function countingIds(prefix = 'A'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `01${prefix}${count.toString().padStart(23, '0')}`;
  };
}

/**
 * The editor with a stand-in core, driven by a fake pointer and keys. At first a CSS pixel of the canvas is a pixel of
 * the page. Nothing here sleeps: `saved` waits for the core, and delays run when the test says so.
 */
export class TestEditor {
  readonly editor: Editor;
  readonly core: StandInCore;
  readonly session: AnnotationSession;
  readonly notices: Notice[] = [];
  readonly sessionNotices: SessionNotice[] = [];
  /** What the screen was asked for, in order. */
  readonly asked: string[] = [];
  readonly formulas: readonly FormulaId[];
  readonly symbols: readonly SymbolId[];
  /** What outlives the window. */
  kept: UnsentWork | null = null;
  private readonly delayed: (() => void)[] = [];
  private readonly screen: ScreenPort;
  private pointer: Point = { x: 0, y: 0 };

  constructor(page: TestPage = {}) {
    const newId = countingIds();
    const documents = makeDocuments(page, newId);
    this.core = new StandInCore(documents, page.role ?? 'annotator', countingIds('B'));
    this.formulas = documents.filter(({ ref }) => ref.type === 'formula').map(({ ref }) => FormulaId.parse(ref.id));
    this.symbols = documents.flatMap((document) => [...contentOf(document).symbols.keys()]);
    this.session = new AnnotationSession(this.core.work(), page.role ?? 'annotator', {
      annotation: this.core,
      schedule: (_delay, run) => {
        this.delayed.push(run);
        return () => void this.delayed.splice(this.delayed.indexOf(run), 1);
      },
      notify: (notice) => this.sessionNotices.push(notice),
      unsent: {
        keep: (_page, unsent) => {
          this.kept = unsent;
          return true;
        },
      },
    });
    this.editor = new Editor(
      this.session,
      {
        newId: countingIds('C'),
        notify: (notice) => this.notices.push(notice),
        changesRegions: page.changesRegions ?? true,
      },
      page.settings,
    );
    if (page.ink) this.editor.setInk(page.ink);
    this.editor.connect();
    this.editor.resize(800, 600);
    this.editor.restoreViewport({ origin: { x: 0, y: 0 }, scale: 1, width: 800, height: 600 });
    this.screen = this.makeScreen();
  }

  get state() {
    return this.editor.getState();
  }

  get context(): ActionContext {
    return { editor: this.editor, screen: this.screen };
  }

  /** Name of what is going on. */
  get doing(): string {
    return this.state.interaction.name;
  }

  get selectedSymbols(): readonly SymbolId[] {
    return [...this.state.selection.symbols];
  }

  boxOf(symbol: SymbolId | undefined): Box | null {
    return symbol === undefined ? null : (this.editor.scene.symbols.get(symbol)?.box ?? null);
  }

  /** All symbols there are, oldest first. */
  get placedSymbols(): readonly SymbolId[] {
    return [...this.editor.scene.symbols.keys()].sort();
  }

  down(
    x: number,
    y: number,
    modifiers: Partial<Modifiers> = {},
    button: 'main' | 'middle' | 'secondary' = 'main',
  ): this {
    this.pointer = { x, y };
    this.editor.dispatch({
      type: 'pointer-down',
      screen: this.pointer,
      button,
      modifiers: { ...noModifiers, ...modifiers },
    });
    return this;
  }

  move(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    this.pointer = { x, y };
    this.editor.dispatch({ type: 'pointer-move', screen: this.pointer, modifiers: { ...noModifiers, ...modifiers } });
    return this;
  }

  up(modifiers: Partial<Modifiers> = {}): this {
    this.editor.dispatch({ type: 'pointer-up', screen: this.pointer, modifiers: { ...noModifiers, ...modifiers } });
    return this;
  }

  click(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.move(x, y, modifiers).down(x, y, modifiers).up(modifiers);
  }

  drag(from: readonly [number, number], to: readonly [number, number], modifiers: Partial<Modifiers> = {}): this {
    const middle: readonly [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return this.move(...from)
      .down(...from, modifiers)
      .move(...middle, modifiers)
      .move(...to, modifiers)
      .up(modifiers);
  }

  /** Presses and lets go of a key, such as `Mod+KeyZ`. */
  key(shortcut: string, scope: FocusScope = 'canvas'): this {
    this.hold(shortcut, scope);
    this.editor.dispatch({ type: 'keys-up' });
    return this;
  }

  /** Presses a key without letting go of it. */
  hold(shortcut: string, scope: FocusScope = 'canvas'): this {
    const parts = shortcut.split('+');
    const action = keymap.actionFor(
      {
        code: parts.at(-1) ?? '',
        mod: parts.includes('Mod'),
        shift: parts.includes('Shift'),
        alt: parts.includes('Alt'),
      },
      scope,
      this.editor.modes,
    );
    if (action) pressAction(action, this.context);
    return this;
  }

  /** Runs what was put off, such as asking a silent core again. */
  async runDelayed(): Promise<void> {
    for (const run of this.delayed.splice(0)) run();
    await this.saved();
  }

  /** Waits until everything is saved, or has to wait for something. */
  saved(): Promise<boolean> {
    return this.session.flush();
  }

  private makeScreen(): ScreenPort {
    const ask = (what: string) => () => void this.asked.push(what);
    return {
      isReviewer: this.session.role !== 'annotator',
      hasPrevious: true,
      hasNext: true,
      openPrevious: ask('previous'),
      openNext: ask('next'),
      openNextUnfinished: ask('next-unfinished'),
      openPageNumber: ask('page-number'),
      finish: ask('finish'),
      canReturn: () => true,
      askReturn: ask('return'),
      askUnusable: ask('unusable'),
      focusLatex: ask('focus-latex'),
      focusNextArea: ask('focus-next-area'),
      focusCanvas: ask('focus-canvas'),
      canRepeatCategories: () => true,
      repeatCategories: ask('repeat-categories'),
      hasEmptyLayers: () => true,
      askEmpty: ask('empty'),
      isFilmstripShown: () => false,
      toggleFilmstrip: ask('filmstrip'),
      toggleHelp: ask('help'),
      openKeys: ask('keys'),
      hotClass: () => null,
      takeHot: ask('hot'),
      takeTyped: () => {
        this.asked.push('typed');
        this.editor.stopListening();
      },
      openCommands: ask('commands'),
      saveNow: ask('save'),
      clipboard: { copied: null },
      orderedSymbols: () => {
        const { work, selection } = this.state;
        const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
        return document ? orderOfSymbols(document, this.editor.notation).order : [];
      },
      boxFromLatex: () => undefined,
      latexFromBoxes: () => undefined,
      labelWithRecent: ask('label-with-recent'),
    };
  }
}

const emptyLayers = { symbols: absentLayer, layout: absentLayer, latex: absentLayer };
const drafted: Layer = { state: 'drafted', source: 'person', reason: null };

function makeDocuments(page: TestPage, newId: () => string): readonly AnnotationDocument[] {
  const { holds = 'one-formula', width = 800, height = 600 } = page;
  const id = PageId.parse(newId());
  const regions = page.regions ?? (holds === 'one-formula' ? [{ x: 0, y: 0, width, height }] : []);
  const record: Page = {
    kind: 'page',
    id,
    sourceSha256: Sha256.parse('0'.repeat(64)),
    sourceName: 'page.png',
    imageSha256: Sha256.parse('0'.repeat(64)),
    width,
    height,
    orientation: 1,
    inkRendererVersion: null,
    perceptualHash: '0'.repeat(16),
    holds,
    writer: null,
    importedAt: '2026-01-01T00:00:00.000Z',
    batch: null,
    regions: holds === 'formulas' && regions.length > 0 ? drafted : absentLayer,
  };
  const formulas = regions.map((region, place): AnnotationDocument => {
    const formula = FormulaId.parse(newId());
    const symbols = (page.symbols?.[place] ?? []).map(
      (box): FormulaSymbol => ({ kind: 'symbol', id: SymbolId.parse(newId()), symbolClass: null, box }),
    );
    const layers = symbols.length > 0 ? { ...emptyLayers, symbols: drafted } : emptyLayers;
    return {
      ref: { type: 'formula', id: formula },
      revision: 1,
      records: new Map(
        [
          {
            kind: 'formula' as const,
            id: formula,
            page: id,
            region,
            placement: null,
            latex: '',
            order: null,
            categories: [],
            layers,
            unusable: null,
            note: '',
          },
          ...symbols,
        ].map((each) => [each.id, each]),
      ),
    };
  });
  return [{ ref: { type: 'page', id }, revision: 1, records: new Map([[id, record]]) }, ...formulas];
}
