import type { PageWork } from '#schemas/contract/annotation.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { documentFromShape } from '#shared/annotation/document.ts';
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
import { emptySelection, type Selection } from '../selection/selection.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { Act, ActId } from './act.ts';
import type { AnnotationPort, LayerMove, Schedule } from './annotation-port.ts';
import { concede } from './concede.ts';
import { isMoveDone } from './is-move-done.ts';
import type { HeardDocument } from './is-news.ts';
import { keepStart } from './keep-start.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import { conflictKey, type Side } from './merge-conflict.ts';
import { mergeForSending } from './merge-for-sending.ts';
import { Outbox } from './outbox.ts';
import { replayAct } from './replay-act.ts';
import type { SaveState } from './save-state.ts';
import type { SessionNotice } from './session-notice.ts';
import { type UnsentAct, type UnsentKeeper, type UnsentWork, unsentOf } from './unsent.ts';

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
  readonly unsent: UnsentKeeper;
}

/**
 * The work on one page while it is open: shows each edit at once, saves it, and keeps the history of this sitting. No
 * edit is dropped but by a person.
 */
export class AnnotationSession {
  readonly role: Role;
  readonly page: PageId;
  /** Place of the page in import order, from 1. */
  readonly position: number;
  private readonly ports: SessionPorts;
  private readonly outbox: Outbox;
  private readonly acts = new Map<ActId, Act>();
  private readonly listeners = new Set<() => void>();
  private state: SessionState;
  private nextAct: ActId = 1;
  /** Whether something of this page is kept beside the core. */
  private isKept = false;
  private isKeeping = false;
  private hasRoom = true;

  constructor(opened: Pick<PageWork, 'page' | 'formulas' | 'position'>, role: Role, ports: SessionPorts) {
    this.role = role;
    this.page = PageId.parse(opened.page.ref.id);
    this.position = opened.position;
    this.ports = ports;
    this.outbox = new Outbox(opened, {
      annotation: ports.annotation,
      schedule: ports.schedule,
      notify: ports.notify,
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

  /** Keeps what is not stored yet, so that it outlives the window; forgets what was kept where all is stored. */
  keepUnsent(): void {
    const { work, history, save } = this.state;
    const { stored, waiting } = this.outbox;
    const findAct = (id: ActId) => this.acts.get(id) ?? null;
    const { page, position } = this;
    const unsent = unsentOf({ page, position, work, stored, waiting, history, save, findAct });
    if (unsent === null && !this.isKept) return;
    this.isKept = unsent !== null;
    const hadRoom = this.hasRoom;
    this.hasRoom = this.ports.unsent.keep(page, unsent);
    if (hadRoom && !this.hasRoom) this.ports.notify({ kind: 'not-kept' });
  }

  /** Takes up what an earlier window could not send: as the edits that they were, or the conflicts that they are. */
  bringBack(unsent: UnsentWork): void {
    this.isKept = true;
    const own = new Map(unsent.documents.map((shape) => [shape.ref.id, documentFromShape(shape)]));
    let edits = 0;
    let unseen = false;
    for (const each of unsent.acts) {
      const fate = this.fateOf(each);
      if (fate === 'unseen') unseen = true;
      if (fate !== 'open') continue;
      edits += 1;
      const act = this.register(this.taskOf(each), each.patches, own, 'waiting');
      this.outbox.add(act);
      const { work } = replayAct(this.state.work, act, this.role);
      const { history } = this.state;
      const isListed = act.task.kind !== 'take-back';
      this.change({
        work,
        history: isListed ? recordAct(history, act.id, each.label, emptySelection, null) : history,
        save: this.outbox.save,
      });
    }
    if (edits > 0 || unseen) this.ports.notify({ kind: 'brought-back', edits, unseen });
    this.keepUnsent();
    this.outbox.pump();
  }

  /** Hears that documents have new revisions; asks for them where they are not known yet. */
  hear(documents: readonly HeardDocument[]): void {
    this.outbox.hear(documents);
  }

  /** Asks the core for the page as it is now, as soon as nothing is on its way there. */
  refresh(): void {
    this.outbox.refresh();
  }

  /** Whether an act of an earlier window is still to be done: its answer may just not have been heard. */
  private fateOf({ task, patches }: UnsentAct): 'open' | 'done' | 'unseen' {
    const { work } = this.state;
    if (task.kind === 'undo') return 'open';
    if (task.kind === 'move-layers') {
      if (isMoveDone(task.move, work)) return 'done';
      const isSeen = task.move.layers.every(
        ({ document }) => task.seen[document.id] === documentIn(this.outbox.stored, document).revision,
      );
      return isSeen ? 'open' : 'unseen';
    }
    const draft = { patches, own: new Map<string, AnnotationDocument>(), decisions: new Map() };
    const merged = mergeForSending(draft, work);
    return merged.patches.length + merged.conflicts.length === 0 ? 'done' : 'open';
  }

  private taskOf({ task, patches }: UnsentAct): Act['task'] {
    if (task.kind !== 'undo') return task;
    const inverse = patches.toReversed().map((patch) => invertPatch(patch));
    const target = this.register({ kind: 'edit', drawnBy: 'person' }, inverse, new Map(), 'saved');
    target.operation = task.operation;
    return { kind: 'take-back', act: target.id };
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
    const { kind } = this.state.save;
    if (this.isKept || (kind !== 'saved' && kind !== 'saving')) this.keepSoon();
  }

  /** Once for all that changes at a time. */
  private keepSoon(): void {
    if (this.isKeeping) return;
    this.isKeeping = true;
    queueMicrotask(() => {
      this.isKeeping = false;
      this.keepUnsent();
    });
  }
}
