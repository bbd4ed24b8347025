import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { ActionMode } from './actions/action.ts';
import type { EditorState, Shown } from './editor-state.ts';
import { type Doubts, doubtReturned, noDoubts, settleChanged, withoutDoubts } from './guided/doubts.ts';
import type { HistoryLabel } from './history/history-label.ts';
import { type InkFinder, noInk } from './ink/ink-finder.ts';
import { type Notation, noNotation } from './relations/notation.ts';
import type { LayerMove } from './saving/annotation-port.ts';
import type { AnnotationSession } from './saving/annotation-session.ts';
import { type Scene, sceneOf } from './scene/scene.ts';
import { withoutSymbols } from './scene/without-symbols.ts';
import { emptySelection, pruneSelection, type Selection, selectFormula } from './selection/selection.ts';
import type { ToolContext } from './tools/context.ts';
import type { Effect } from './tools/effect.ts';
import type { ToolEvent } from './tools/event.ts';
import type { Notice } from './tools/notice.ts';
import { idle } from './tools/step.ts';
import type { ToolName } from './tools/tool-name.ts';
import { transition } from './tools/transition.ts';
import { type Adjustment, clampAdjustment, noAdjustment } from './view/adjustment.ts';
import { fitInk, fitPage } from './viewport/fit.ts';
import { keepInSight, panBy } from './viewport/pan.ts';
import { resizeViewport } from './viewport/resize.ts';
import type { Viewport } from './viewport/viewport.ts';
import { zoomAt } from './viewport/zoom.ts';
import { contentOf, type FormulaContent } from './work/formula-content.ts';
import { type ReopenedLayers, reopenedLayers } from './work/reopened-layers.ts';
import { pageIn } from './work/work.ts';

export interface EditorPorts {
  /** A new ULID. */
  readonly newId: () => string;
  readonly notify: (notice: Notice) => void;
  /** An edit has made drafts of what was handed in or accepted. */
  readonly onReopened?: (reopened: ReopenedLayers) => void;
  /** Something was taken back. */
  readonly onUndone?: () => void;
  /** Whether regions are part of the work (the default); in a second annotation they are given. */
  readonly changesRegions?: boolean;
}

/** What carries over from one page to the next. */
export interface EditorSettings {
  readonly tool: ToolName;
  readonly relationType: RelationType | null;
  readonly snaps: boolean;
  readonly shown: Shown;
  readonly adjustment: Adjustment;
  readonly keepsView: boolean;
  readonly armedClass: SymbolClassId | null;
}

export const defaultSettings: EditorSettings = {
  tool: 'select',
  relationType: null,
  snaps: true,
  shown: { boxes: true, labels: true, relations: true, grid: false },
  adjustment: noAdjustment,
  keepsView: false,
  armedClass: null,
};

/** How much larger the ink alone has to be than on the whole page, for the view to leave the page out. */
const smallInkShare = 1.6;

/** Events that come without anybody doing something to the page: a pointer that passes, keys that are let go. */
const restful: ReadonlySet<ToolEvent['type']> = new Set([
  'pointer-move',
  'pointer-leave',
  'pointer-up',
  'modifiers',
  'keys-up',
  'cancel',
]);

/** The headless editor of one page: takes events, runs the tools, and holds what the screen shows. */
export class Editor {
  readonly session: AnnotationSession;
  readonly newId: () => string;
  private ownNotation: Notation = noNotation;
  private inkFinder: InkFinder = noInk;
  private readonly ports: EditorPorts;
  private readonly listeners = new Set<() => void>();
  private stopSession: (() => void) | null = null;
  private state: EditorState;
  /** What the view is fitted to, for as long as nobody moves it: then it follows the size of the canvas. */
  private fitted: 'page' | 'ink' | null = 'page';
  /** Whether nobody has looked elsewhere, begun a gesture or made an edit yet: after that a picture that comes late moves nothing. */
  private isUntouched = true;
  /** How sure the machine was of what it placed, looked at or not. */
  private placed: Doubts = noDoubts;

  constructor(session: AnnotationSession, ports: EditorPorts, settings: EditorSettings = defaultSettings) {
    this.session = session;
    this.ports = ports;
    this.newId = ports.newId;
    const { work, history, save } = session.getState();
    this.state = {
      work,
      history,
      save,
      ...settings,
      selection: pruneSelection(emptySelection, work),
      interaction: idle,
      viewport: { origin: { x: 0, y: 0 }, scale: 1, width: 0, height: 0 },
      hover: null,
      hidden: new Set(),
      locked: new Set(),
      isPanHeld: false,
      doubts: noDoubts,
      isListening: false,
      listenCount: 0,
    };
  }

  /** Whether regions are part of the work. */
  get changesRegions(): boolean {
    return this.ports.changesRegions ?? true;
  }

  /** How the project writes. */
  get notation(): Notation {
    return this.ownNotation;
  }

  /** Finds ink on the page, once its picture is there. */
  get ink(): InkFinder {
    return this.inkFinder;
  }

  /** The classes of the project may change while a page is open. */
  setNotation(notation: Notation): void {
    this.ownNotation = notation;
  }

  setInk(ink: InkFinder): void {
    this.inkFinder = ink;
    if (this.isUntouched && this.fitted === 'page' && this.hasSize && this.smallInk()) this.fitTo('ink');
  }

  /** Follows the session, from now until `dispose`. */
  connect(): void {
    this.stopSession ??= this.session.subscribe(() => this.followSession());
    this.followSession();
  }

  /** Lets go of the session, which may still have something to save. */
  dispose(): void {
    this.interrupt();
    this.stopSession?.();
    this.stopSession = null;
  }

  getState(): EditorState {
    return this.state;
  }

  /** Calls `listener` after every change of the state; the result stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get scene(): Scene {
    return sceneOf(this.state.work);
  }

  /** What the selected formula holds; null while none is selected. */
  get selectedContent(): FormulaContent | null {
    const { work, selection } = this.state;
    const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
    return document ? contentOf(document) : null;
  }

  /** The scene as the pointer finds it: without what is hidden or locked. */
  private get touchable(): Scene {
    const { hidden, locked } = this.state;
    const unseen = hidden.size === 0 ? locked : locked.size === 0 ? hidden : new Set([...hidden, ...locked]);
    return withoutSymbols(this.scene, unseen);
  }

  /** What is going on that gives keys a meaning of their own. */
  get modes(): readonly ActionMode[] {
    return [this.state.tool, this.state.interaction.name];
  }

  get isIdle(): boolean {
    return this.state.interaction.name === 'idle';
  }

  /** Runs one event through what is going on. */
  dispatch(event: ToolEvent): void {
    if (!restful.has(event.type)) this.isUntouched = false;
    const { next, effects } = transition(this.state.interaction, event, this.context());
    if (next !== this.state.interaction) this.change({ interaction: next });
    for (const effect of effects) this.run(effect);
  }

  /** The window lost its focus: keys count as let go, whatever the pointer was doing has not happened. */
  interrupt(): void {
    this.dispatch({ type: 'keys-up' });
    this.dispatch({ type: 'cancel' });
    this.setPanHeld(false);
  }

  /** Makes an edit; edits with the same mark in a row are undone together. */
  edit(
    patches: readonly AnnotationPatch[],
    label: HistoryLabel,
    mark: string | null = null,
    drawnBy: EditSource = 'person',
  ): void {
    this.isUntouched = false;
    const { work } = this.session.getState();
    this.session.edit(patches, label, this.state.selection, mark, drawnBy);
    const reopened = reopenedLayers(work, this.session.getState().work, patches);
    if (reopened !== null) this.ports.onReopened?.(reopened);
  }

  moveLayers(
    { move, patches }: { readonly move: LayerMove; readonly patches: readonly AnnotationPatch[] },
    label: HistoryLabel,
  ): void {
    this.session.moveLayers(move, patches, label, this.state.selection);
  }

  undo(): void {
    this.dispatch({ type: 'cancel' });
    const selection = this.session.undo(this.state.selection);
    if (selection === null) return;
    this.isUntouched = false;
    this.select(selection);
    this.ports.onUndone?.();
  }

  redo(): void {
    this.dispatch({ type: 'cancel' });
    const selection = this.session.redo(this.state.selection);
    if (!selection) return;
    this.isUntouched = false;
    this.select(selection);
  }

  select(selection: Selection): void {
    const pruned = pruneSelection(selection, this.state.work);
    this.change({ selection: pruned, isListening: this.state.isListening && pruned.symbols.size > 0 });
  }

  clearSelection(): void {
    this.select(selectFormula(this.state.selection.formula));
  }

  setTool(tool: ToolName): void {
    this.dispatch({ type: 'cancel' });
    this.change({
      tool,
      hover: null,
      isListening: false,
      armedClass: tool === 'draw-symbol' ? this.state.armedClass : null,
      // Who draws wants to see what is drawn.
      shown: tool === 'draw-symbol' ? { ...this.state.shown, boxes: true } : this.state.shown,
    });
  }

  look(viewport: Viewport): void {
    this.fitted = null;
    this.isUntouched = false;
    this.change({ viewport: keepInSight(viewport, pageIn(this.state.work)) });
  }

  /** Scales by `factor` about a screen point (CSS pixels). */
  zoomAt(screen: Point, factor: number): void {
    const { viewport, work } = this.state;
    this.look(zoomAt(viewport, screen, viewport.scale * factor, pageIn(work)));
  }

  /** Moves the page by CSS pixels. */
  panBy(by: Point): void {
    this.look(panBy(this.state.viewport, by, pageIn(this.state.work)));
  }

  /** The canvas has a new size in CSS pixels: what fitted it fits it again. */
  resize(width: number, height: number): void {
    this.change({ viewport: resizeViewport(this.state.viewport, width, height) });
    if (this.fitted !== null && this.hasSize) this.fitTo(this.isUntouched && this.smallInk() ? 'ink' : this.fitted);
  }

  /** Shows the whole page; where it is shown already, and its one formula is small on it, the ink. */
  fit(): void {
    const isOnPage = this.fitted === 'page';
    this.isUntouched = false;
    this.fitTo(isOnPage && this.smallInk() ? 'ink' : 'page');
  }

  private get hasSize(): boolean {
    return this.state.viewport.width > 0 && this.state.viewport.height > 0;
  }

  private fitTo(what: 'page' | 'ink'): void {
    const { viewport, work } = this.state;
    const page = pageIn(work);
    const ink = what === 'ink' ? this.smallInk() : null;
    this.fitted = ink ? 'ink' : 'page';
    this.change({ viewport: ink ? fitInk(viewport, ink, page) : fitPage(viewport, page) });
  }

  /** The ink of a page that is one formula, page pixels, where to see it alone makes it much larger; else null. */
  private smallInk(): Box | null {
    const { viewport, work } = this.state;
    const page = pageIn(work);
    if (page.holds !== 'one-formula') return null;
    const ink = this.inkFinder.inkOfPage();
    if (!ink) return null;
    return fitInk(viewport, ink, page).scale > smallInkShare * fitPage(viewport, page).scale ? ink : null;
  }

  /** Shows the same place and scale as another page did. */
  restoreViewport(viewport: Viewport): void {
    this.look(viewport);
  }

  setPanHeld(isPanHeld: boolean): void {
    if (isPanHeld !== this.state.isPanHeld) this.change({ isPanHeld, hover: null });
  }

  setRelationType(relationType: RelationType | null): void {
    this.change({ relationType });
  }

  setSnaps(snaps: boolean): void {
    this.change({ snaps });
  }

  show(shown: Partial<Shown>): void {
    this.change({ shown: { ...this.state.shown, ...shown } });
  }

  adjust(adjustment: Partial<Adjustment>): void {
    this.change({ adjustment: clampAdjustment({ ...this.state.adjustment, ...adjustment }) });
  }

  setKeepsView(keepsView: boolean): void {
    this.change({ keepsView });
  }

  /** Hides symbols; they are selected no longer. */
  hide(hidden: ReadonlySet<SymbolId>): void {
    this.change({ hidden, hover: null });
    const { selection } = this.state;
    const seen = [...selection.symbols].filter((id) => !hidden.has(id));
    if (seen.length < selection.symbols.size) this.select({ ...selection, symbols: new Set(seen) });
  }

  lock(locked: ReadonlySet<SymbolId>): void {
    this.change({ locked, hover: null });
  }

  /** Boxes made from now on have this class. */
  arm(armedClass: SymbolClassId | null): void {
    this.change({ armedClass });
  }

  setHover(hover: EditorState['hover']): void {
    if (!isSameHover(hover, this.state.hover)) this.change({ hover });
  }

  /** These symbols were placed by the machine, each with how sure it was. */
  doubt(confidences: Doubts): void {
    if (confidences.size === 0) return;
    this.placed = new Map([...this.placed, ...confidences]);
    this.change({ doubts: new Map([...this.state.doubts, ...confidences]) });
  }

  /** Whether this session has been told how sure the machine was of a symbol. */
  hasDoubted(symbol: SymbolId): boolean {
    return this.placed.has(symbol);
  }

  /** A person has looked at these symbols and found them right. */
  settle(symbols: Iterable<SymbolId>): void {
    this.change({ doubts: withoutDoubts(this.state.doubts, new Set(symbols)) });
  }

  /** Asks the palette to listen for the class of the selected symbols. */
  listen(): void {
    if (this.state.selection.symbols.size === 0) return;
    this.change({ isListening: true, listenCount: this.state.listenCount + 1 });
  }

  stopListening(): void {
    if (this.state.isListening) this.change({ isListening: false });
  }

  notify(notice: Notice): void {
    this.ports.notify(notice);
  }

  settings(): EditorSettings {
    const { tool, relationType, snaps, shown, adjustment, keepsView, armedClass } = this.state;
    return { tool, relationType, snaps, shown, adjustment, keepsView, armedClass };
  }

  private context(): ToolContext {
    const { work, tool, selection, viewport, isPanHeld, relationType, locked, armedClass, doubts } = this.state;
    const page = pageIn(work);
    return {
      tool,
      work,
      scene: this.touchable,
      page,
      holdsFormulas: page.holds === 'formulas',
      changesRegions: this.changesRegions,
      selection,
      locked,
      doubts,
      armedClass,
      viewport,
      isPanHeld,
      relationType,
      ink: this.ink,
      snaps: this.state.snaps,
      notation: this.notation,
      newId: this.newId,
    };
  }

  private run(effect: Effect): void {
    switch (effect.type) {
      case 'select':
        return this.select(effect.selection);
      case 'edit':
        return this.edit(effect.patches, effect.label);
      case 'look':
        return this.look(effect.viewport);
      case 'hover':
        return this.setHover(effect.hover);
      case 'listen':
        return this.listen();
      case 'notice':
        return this.notify(effect.notice);
    }
  }

  private followSession(): void {
    const { work, history, save } = this.session.getState();
    if (work === this.state.work) {
      if (history !== this.state.history || save !== this.state.save) this.change({ history, save });
      return;
    }
    const selection = pruneSelection(this.state.selection, work);
    this.change({
      work,
      history,
      save,
      selection,
      doubts: doubtReturned(
        settleChanged(this.state.doubts, this.state.work, work),
        this.placed,
        this.state.work,
        work,
      ),
      hover: null,
      isListening: this.state.isListening && selection.symbols.size > 0,
    });
  }

  private change(change: Partial<EditorState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isSameHover(a: EditorState['hover'], b: EditorState['hover']): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'symbol' && b.kind === 'symbol') return a.symbol === b.symbol;
  if (a.kind === 'region' && b.kind === 'region') return a.region === b.region;
  return a.kind === 'handle' && b.kind === 'handle' && a.handle === b.handle;
}
