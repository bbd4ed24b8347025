import type { Committed, PageWork } from '#schemas/contract/annotation.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { DocumentShape } from '#schemas/domain/document.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { Role } from '#schemas/domain/person.ts';
import type { Work } from '../work/work.ts';
import type { Act } from './act.ts';
import type { AnnotationPort, Schedule } from './annotation-port.ts';
import { type FoundConflict, findConflicts } from './find-conflicts.ts';
import { isMoveDone } from './is-move-done.ts';
import { type HeardDocument, isNews } from './is-news.ts';
import { nextToSend } from './next-to-send.ts';
import { type SaveState, saved, saving } from './save-state.ts';
import { type SendOutcome, sendAct } from './send-act.ts';
import type { SessionNotice } from './session-notice.ts';
import { adoptDocument, adoptPage, applyCommitted, layOver, openWork } from './stored-work.ts';

/** Milliseconds until a silent core is asked again: doubled each time, up to the longest. */
const firstRetryDelay = 1_000;
const longestRetryDelay = 30_000;
/** Times an edit is merged and sent again before the core's refusal is shown. */
const mostMerges = 8;

export interface OutboxPorts {
  readonly role: Role;
  readonly annotation: AnnotationPort;
  readonly schedule: Schedule;
  readonly notify: (notice: SessionNotice) => void;
  /** The act that another takes back; null where it did not happen after all. */
  readonly findAct: (id: Act['id']) => Act | null;
  /** The stored work or what waits has changed. */
  readonly onChange: () => void;
  /** An act left the queue, saved or dropped. */
  readonly onSettled: (act: Act) => void;
}

/**
 * Saves acts one after the other, in the order in which they were made, against the work as the core has it. An act in
 * conflict waits for a person, and so does what concerns the same documents; the others go on.
 */
export class Outbox {
  private readonly ports: OutboxPorts;
  private readonly queue: Act[] = [];
  private readonly heard: HeardDocument[] = [];
  private readonly drained = new Set<(isSaved: boolean) => void>();
  private storedWork: Work;
  /** What keeps everything from being sent. */
  private block: Extract<SaveState, { readonly kind: 'offline' | 'refused' }> | null = null;
  private found: readonly FoundConflict[] = [];
  /** The same, as it is shown: one object for as long as nothing of it changes. */
  private conflict: Extract<SaveState, { readonly kind: 'conflict' }> | null = null;
  private isSending = false;
  private isRefreshWanted = false;
  private merges = 0;
  private refused: Act | null = null;
  private retryDelay = firstRetryDelay;
  private cancelRetry: (() => void) | null = null;
  /** Counts what the core has confirmed, so that an older answer is recognised. */
  private confirmations = 0;

  constructor(opened: Pick<PageWork, 'page' | 'formulas'>, ports: OutboxPorts) {
    this.ports = ports;
    this.storedWork = openWork(opened);
  }

  /** The work as the core has it. */
  get stored(): Work {
    return this.storedWork;
  }

  /** What the core does not have yet, oldest first. */
  get waiting(): readonly Act[] {
    return this.queue;
  }

  get save(): SaveState {
    return this.block ?? this.conflict ?? (this.queue.length > 0 ? saving : saved);
  }

  /** Conflicts that nobody has decided, with the acts that are in them. */
  get conflicts(): readonly FoundConflict[] {
    return this.found;
  }

  add(act: Act): void {
    this.queue.push(act);
    if (this.found.length > 0) this.lookForConflicts();
  }

  /** Goes on after conflicts were decided. */
  resume(): void {
    this.lookForConflicts();
    this.ports.onChange();
    this.pump();
  }

  /** Sends what waits now rather than later. */
  retry(): void {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.setBlock(null);
    this.pump();
  }

  /** Gives up the act that the core refuses; those after it stay. */
  discardRefused(): void {
    const act = this.refused;
    if (this.block?.kind !== 'refused' || !act) return;
    this.block = null;
    this.drop(act);
    this.pump();
  }

  /** Resolves when everything is saved (true), or when saving has to wait for something (false). */
  flush(): Promise<boolean> {
    if (this.block) return Promise.resolve(false);
    if (!this.isSending && this.next() === null) return Promise.resolve(this.queue.length === 0);
    return new Promise((resolve) => this.drained.add(resolve));
  }

  /** Asks the core for the page as it is now, as soon as nothing is on its way there. */
  refresh(): void {
    this.isRefreshWanted = true;
    this.pump();
  }

  /** Hears that documents have new revisions; asks for the page where they are not known once all is sent. */
  hear(documents: readonly HeardDocument[]): void {
    this.heard.push(...documents);
    this.pump();
  }

  /** Sends the oldest act that nothing stands in the way of. */
  pump(): void {
    if (this.isSending) return;
    if (this.block) return this.settleFlushes(false);
    const act = this.next();
    if (act) return void this.send(act);
    if (isNews(this.storedWork, this.heard.splice(0))) this.isRefreshWanted = true;
    if (this.isRefreshWanted) void this.load();
    else this.settleFlushes(this.queue.length === 0);
  }

  private next(): Act | null {
    return nextToSend(this.queue, new Set(this.found.map(({ act }) => act)));
  }

  private async send(act: Act): Promise<void> {
    this.isSending = true;
    const target = act.task.kind === 'take-back' ? this.ports.findAct(act.task.act) : null;
    const outcome = await sendAct(act, target, this.storedWork, this.ports.annotation);
    if (outcome.kind === 'committed') this.setStored(await this.workAfter(outcome.committed));
    this.isSending = false;
    this.receive(act, outcome);
    this.pump();
  }

  /**
   * The stored work after a commit: by its patches, or asked for where somebody was in between. Where the core is silent
   * just then, what was committed is shown over what is known, until it answers.
   */
  private async workAfter(committed: Committed): Promise<Work> {
    const applied = applyCommitted(this.storedWork, committed);
    if (applied) return applied;
    const outcome = await this.ports.annotation.load(PageId.parse(this.storedWork.page.ref.id));
    if (outcome.kind === 'loaded') return adoptPage(this.storedWork, outcome.work);
    this.isRefreshWanted = true;
    return layOver(this.storedWork, committed);
  }

  private receive(act: Act, outcome: SendOutcome): void {
    const wasMerged = this.merges > 0;
    if (outcome.kind !== 'stale') this.merges = 0;
    if (outcome.kind !== 'unreachable') this.retryDelay = firstRetryDelay;
    switch (outcome.kind) {
      case 'committed':
        this.confirmations += 1;
        act.patches = outcome.committed.operation.patches;
        act.operation = outcome.committed.operation.id;
        this.finish(act, 'saved');
        // Not before: what came in may as well be in conflict with the edit.
        if (wasMerged) this.ports.notify({ kind: 'merged' });
        return;
      case 'nothing':
        this.finish(act, 'saved');
        if (wasMerged) this.ports.notify({ kind: 'merged' });
        return;
      case 'conflict':
        this.lookForConflicts();
        return this.ports.onChange();
      case 'stale':
        return this.meetStale(act, outcome.documents);
      case 'refused':
        return this.meetRefusal(act, outcome.error);
      case 'unreachable':
        return this.waitForCore();
    }
  }

  private meetStale(act: Act, documents: readonly DocumentShape[]): void {
    this.setStored(documents.reduce((work, shape) => adoptDocument(work, shape), this.storedWork));
    if (documents.length === 0) this.isRefreshWanted = true;
    if (act.task.kind === 'edit') {
      this.merges += 1;
      this.ports.onChange();
      if (this.merges <= mostMerges && documents.length > 0) return;
      return this.refuse(act, { code: 'stale-revision', message: '', parameters: {} });
    }
    // Its answer was lost, but it was done.
    if (act.task.kind === 'move-layers' && isMoveDone(act.task.move, this.storedWork)) return this.finish(act, 'saved');
    this.drop(act);
    this.ports.notify({ kind: act.task.kind === 'take-back' ? 'undo-refused' : 'move-stale' });
  }

  private meetRefusal(act: Act, error: AppErrorShape): void {
    const isAboutState = error.code === 'conflict' || error.code === 'not-found' || error.code === 'forbidden';
    if (act.task.kind === 'take-back' && isAboutState) {
      this.drop(act);
      this.isRefreshWanted = true;
      return this.ports.notify({ kind: 'undo-refused' });
    }
    if (act.task.kind === 'move-layers' && (isAboutState || error.code === 'invalid-input')) {
      this.drop(act);
      this.isRefreshWanted = true;
      return this.ports.notify({ kind: 'move-refused', error });
    }
    this.refuse(act, error);
  }

  private refuse(act: Act, error: AppErrorShape): void {
    this.refused = act;
    this.setBlock({ kind: 'refused', error });
  }

  private waitForCore(): void {
    this.setBlock({ kind: 'offline' });
    this.cancelRetry = this.ports.schedule(this.retryDelay, () => this.retry());
    this.retryDelay = Math.min(longestRetryDelay, this.retryDelay * 2);
  }

  private async load(): Promise<void> {
    this.isSending = true;
    this.isRefreshWanted = false;
    const before = this.confirmations;
    const outcome = await this.ports.annotation.load(PageId.parse(this.storedWork.page.ref.id));
    this.isSending = false;
    if (outcome.kind === 'loaded' && before === this.confirmations) {
      this.setStored(adoptPage(this.storedWork, outcome.work));
      this.ports.onChange();
    } else if (outcome.kind === 'unreachable') {
      this.isRefreshWanted = true;
      this.waitForCore();
    }
    this.pump();
  }

  private drop(act: Act): void {
    this.finish(act, 'dropped');
  }

  private finish(act: Act, state: 'saved' | 'dropped'): void {
    act.state = state;
    this.queue.splice(this.queue.indexOf(act), 1);
    this.ports.onSettled(act);
    if (this.found.length > 0) this.lookForConflicts();
    this.ports.onChange();
  }

  private setStored(work: Work): void {
    this.storedWork = work;
    if (this.found.length > 0) this.lookForConflicts();
  }

  /** What somebody stored, or a person decided, can end a conflict; what is done meanwhile belongs to it. */
  private lookForConflicts(): void {
    this.found = findConflicts(this.storedWork, this.queue, this.ports.findAct, this.ports.role);
    const conflicts = this.found.map(({ conflict }) => conflict);
    this.conflict = conflicts.length === 0 ? null : { kind: 'conflict', conflicts };
  }

  private setBlock(block: Outbox['block']): void {
    this.block = block;
    this.ports.onChange();
  }

  private settleFlushes(isSaved: boolean): void {
    for (const resolve of this.drained) resolve(isSaved);
    this.drained.clear();
  }
}
