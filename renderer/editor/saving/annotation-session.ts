import type { PageWork } from '#schemas/contract/annotation.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { invertPatch } from '#shared/annotation/patch.ts';
import { forgetActs } from '../history/forget-acts.ts';
import {
  actsIn,
  closeMark,
  emptyHistory,
  type History,
  moveToDone,
  moveToUndone,
  recordAct,
} from '../history/history.ts';
import type { HistoryLabel } from '../history/history-label.ts';
import type { Selection } from '../selection/selection.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act, ActId } from './act.ts';
import type { AnnotationPort, LayerMove, Schedule } from './annotation-port.ts';
import { concede } from './concede.ts';
import type { HeardDocument } from './is-news.ts';
import { keepStart } from './keep-start.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import { conflictKey, type Side } from './merge-conflict.ts';
import { Outbox } from './outbox.ts';
import { replayAct } from './replay-act.ts';
import type { SaveState } from './save-state.ts';
import type { SessionNotice } from './session-notice.ts';

export interface SessionState {
  /** What the screen shows: the stored work with everything that waits to be saved. */
  readonly work: Work;
  readonly history: History;
  readonly save: SaveState;
}

export interface SessionPorts {
  readonly annotation: AnnotationPort;
  readonly schedule: Schedule;
  readonly notify: (notice: SessionNotice) => void;
}

/**
 * The work on one page while it is open: shows each edit at once, saves it, and keeps the history of this sitting. No
 * edit is dropped but by a person.
 */
export class AnnotationSession {
  readonly role: Role;
  readonly page: PageId;
  private readonly outbox: Outbox;
  private readonly acts = new Map<ActId, Act>();
  private readonly listeners = new Set<() => void>();
  private state: SessionState;
  private nextAct: ActId = 1;

  constructor(opened: Pick<PageWork, 'page' | 'formulas'>, role: Role, ports: SessionPorts) {
    this.role = role;
    this.page = PageId.parse(opened.page.ref.id);
    this.outbox = new Outbox(opened, {
      ...ports,
      role,
      findAct: (id) => this.acts.get(id) ?? null,
      onChange: () => this.follow(),
      onSettled: (act) => this.settle(act),
    });
    this.state = { work: this.outbox.stored, history: emptyHistory, save: this.outbox.save };
  }

  getState(): SessionState {
    return this.state;
  }

  /** Calls `listener` after every change of the state; the result stops that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get hasUnsaved(): boolean {
    return this.outbox.waiting.length > 0;
  }

  /**
   * Makes an edit. Edits with the same mark, one after the other, are one entry of the history. `selection` is what
   * was selected before it.
   */
  edit(
    patches: readonly AnnotationPatch[],
    label: HistoryLabel,
    selection: Selection,
    mark: string | null = null,
    drawnBy: EditSource = 'person',
  ): void {
    if (patches.length === 0) return;
    const act = this.perform({ kind: 'edit', drawnBy }, patches);
    this.change({ history: recordAct(this.state.history, act.id, label, selection, mark) });
    this.outbox.pump();
  }

  /** Submits, accepts, returns or takes back layers; `patches` are what the screen shows until the core answers. */
  moveLayers(move: LayerMove, patches: readonly AnnotationPatch[], label: HistoryLabel, selection: Selection): void {
    if (patches.length === 0) return;
    const act = this.perform({ kind: 'move-layers', move }, patches);
    this.change({ history: recordAct(this.state.history, act.id, label, selection, null) });
    this.outbox.pump();
  }

  /** The next edit starts an entry of its own in the history, whatever its mark. */
  closeMark(): void {
    const history = closeMark(this.state.history);
    if (history !== this.state.history) this.change({ history });
  }

  /** Takes the newest entry back. Returns what was selected before it, or null where there is nothing to undo. */
  undo(selection: Selection): Selection | null {
    const entry = this.state.history.done.at(-1);
    if (!entry) return null;
    const acts = this.takeBack(entry.acts);
    this.change({ history: moveToUndone(this.state.history, acts, selection) });
    this.outbox.pump();
    return entry.selection;
  }

  /** Does the newest undone entry again. Returns what was selected after it, or null where there is nothing to redo. */
  redo(selection: Selection): Selection | null {
    const entry = this.state.history.undone.at(-1);
    if (!entry) return null;
    const acts = this.takeBack(entry.acts);
    this.change({ history: moveToDone(this.state.history, acts, selection) });
    this.outbox.pump();
    return entry.selection;
  }

  /** Decides conflicts of the edits that wait. What gives way stays in the history: undo brings it back. */
  decide(sides: ReadonlyMap<string, Side>, selection: Selection): void {
    let { history } = this.state;
    for (const { act, conflict } of this.outbox.conflicts) {
      const key = conflictKey(conflict);
      const side = sides.get(key);
      if (!side) continue;
      act.decisions.set(key, { side, theirs: conflict.theirs });
      if (side === 'mine') continue;
      // What was done to it since goes with it.
      for (const later of this.outbox.waiting) later.decisions.set(key, { side, theirs: conflict.theirs });
      const own = new Map([[conflict.document.id, documentIn(this.state.work, conflict.document)]]);
      const patch = concede(conflict, own.get(conflict.document.id));
      const given = this.register({ kind: 'edit', drawnBy: 'person' }, [patch], own, 'saved');
      history = recordAct(history, given.id, 'keep-theirs', selection, null);
    }
    this.change({ history });
    this.outbox.resume();
  }

  /** Sends what waits now rather than later. */
  retry(): void {
    this.outbox.retry();
  }

  /** Gives up the edit that the core refuses; those after it stay. */
  discardRefused(): void {
    this.outbox.discardRefused();
  }

  /** Resolves when everything is saved (true), or when saving has to wait for something (false). */
  flush(): Promise<boolean> {
    return this.outbox.flush();
  }

  /** Hears that documents have new revisions; asks for them where they are not known yet. */
  hear(documents: readonly HeardDocument[]): void {
    this.outbox.hear(documents);
  }

  /** Asks the core for the page as it is now, as soon as nothing is on its way there. */
  refresh(): void {
    this.outbox.refresh();
  }

  private perform(task: Act['task'], patches: readonly AnnotationPatch[]): Act {
    const before = this.state.work;
    const draft = { task, patches, own: new Map<string, AnnotationDocument>(), decisions: new Map() };
    const { work: after, patches: complete } = replayAct(before, draft, this.role);
    const own = new Map(complete.map((patch) => [patch.document.id, documentIn(after, patch.document)]));
    const act = this.register(task, task.kind === 'edit' ? keepStart(patches, complete) : complete, own, 'waiting');
    this.outbox.add(act);
    // Told together with the entry of the history that it becomes.
    this.state = { ...this.state, work: after, save: this.outbox.save };
    return act;
  }

  private register(
    task: Act['task'],
    patches: readonly AnnotationPatch[],
    own: ReadonlyMap<string, AnnotationDocument>,
    state: Act['state'],
  ): Act {
    const act: Act = { id: this.nextAct, task, patches, own, state, operation: null, decisions: new Map() };
    this.nextAct += 1;
    this.acts.set(act.id, act);
    return act;
  }

  private takeBack(ids: readonly ActId[]): readonly ActId[] {
    return ids.toReversed().flatMap((id) => {
      const act = this.acts.get(id);
      if (!act || act.state === 'dropped') return [];
      const inverse = act.patches.toReversed().map((patch) => invertPatch(patch));
      return this.perform({ kind: 'take-back', act: id }, inverse).id;
    });
  }

  private settle(act: Act): void {
    if (act.state === 'dropped') this.change({ history: forgetActs(this.state.history, new Set([act.id])) });
    const kept = actsIn(this.state.history);
    for (const { task } of this.outbox.waiting) if (task.kind === 'take-back') kept.add(task.act);
    for (const [id, { state }] of this.acts) {
      if (state !== 'waiting' && !kept.has(id)) this.acts.delete(id);
    }
  }

  /** Shows the stored work with everything that waits done to it again. */
  private follow(): void {
    const { stored, waiting, save } = this.outbox;
    const replayed = waiting.reduce((work, act) => replayAct(work, act, this.role).work, stored);
    this.change({ work: keepUnchanged(this.state.work, replayed), save });
  }

  private change(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
