import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { type FormulaId, type OperationId, SymbolId } from '#schemas/domain/id.ts';
import { documentToShape, formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { archiveOf, copyOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { aSymbol, layerIn } from '#test/support/builders.ts';
import { addRegionPage, formulasOf, removeDocuments, setFormula } from '#test/support/offline-edits.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { undoOperation } from '../services/annotation.ts';
import { commitOperation } from '../services/commit.ts';

/** Something that one side can change by itself, in every project: LaTeX and what was decided on it, note, a symbol with its place. */
interface Part {
  /** Null for a symbol that is not there. No two changes give the same value. */
  value: string | null;
  /** Changes that this value comes after. */
  readonly after: Set<number>;
  /** Values that were refused for it as both sides had changed it. */
  readonly refused: Set<string | null>;
}

/** What a project should hold of a formula. */
interface Expected {
  isHere: boolean;
  readonly after: Set<number>;
  readonly parts: Map<string, Part>;
}

interface Side {
  readonly project: Project;
  readonly formulas: Map<string, Expected>;
  /** Removals of its own, by formula. */
  readonly removals: Map<string, OperationId>;
}

interface Sent {
  readonly from: number;
  readonly path: string;
  readonly formulas: ReadonlyMap<string, Expected>;
}

/** Some seconds' worth. */
const histories = 8;
const acts = ['latex', 'note', 'draw', 'move', 'erase', 'accept', 'return', 'remove', 'bring-back', 'import'] as const;
/** The part of a formula that is what was decided on its LaTeX. */
const decision = 'layers.latex';
type Act = (typeof acts)[number];
type Step =
  | { readonly kind: 'act'; readonly side: number; readonly act: Act; readonly of: number }
  | { readonly kind: 'send' | 'exchange'; readonly side: number }
  | { readonly kind: 'take'; readonly side: number; readonly which: number };

const side = fc.integer({ min: 0, max: 1 });
/** The same part is changed again and again more often than by chance. */
const anyAct = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...acts) },
  { weight: 1, arbitrary: fc.constant<Act>('latex') },
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('act' as const), side, act: anyAct, of: fc.nat(2) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('exchange' as const), side }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('send' as const), side }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), side, which: fc.nat(9) }) },
  ),
  { minLength: 8, maxLength: 16 },
);

const does = (who: number, what: Act): Step => ({ kind: 'act', side: who, act: what, of: 0 });

/** Histories that chance seldom makes. */
const examples: readonly (readonly Step[])[] = [
  // The newer of two archives first.
  [
    does(1, 'latex'),
    { kind: 'send', side: 1 },
    does(1, 'latex'),
    { kind: 'exchange', side: 1 },
    { kind: 'take', side: 0, which: 0 },
  ],
  // Archives that cross, and work that goes on.
  [
    does(1, 'latex'),
    does(0, 'note'),
    { kind: 'send', side: 0 },
    { kind: 'exchange', side: 1 },
    { kind: 'take', side: 1, which: 0 },
    does(1, 'latex'),
    does(0, 'note'),
    { kind: 'exchange', side: 1 },
  ],
  // Archives that cross, and a return between what was sent and what was taken.
  [
    does(0, 'latex'),
    does(0, 'accept'),
    { kind: 'exchange', side: 0 },
    does(0, 'note'),
    does(1, 'draw'),
    { kind: 'send', side: 0 },
    does(0, 'return'),
    { kind: 'exchange', side: 1 },
    { kind: 'take', side: 1, which: 1 },
    does(1, 'note'),
    { kind: 'exchange', side: 1 },
  ],
  // Two reviewers who decide differently.
  [
    does(0, 'latex'),
    { kind: 'exchange', side: 0 },
    does(0, 'accept'),
    does(1, 'return'),
    { kind: 'exchange', side: 1 },
    does(1, 'note'),
    { kind: 'exchange', side: 0 },
  ],
  // Removed on both sides, and brought back on one.
  [
    does(1, 'remove'),
    { kind: 'exchange', side: 0 },
    does(0, 'remove'),
    { kind: 'exchange', side: 1 },
    does(0, 'bring-back'),
    { kind: 'exchange', side: 0 },
  ],
];

/** Two projects and all archives that they ever wrote, beside what they should hold. */
class World {
  readonly #sides: readonly [Side, Side];
  readonly #sent: Sent[] = [];
  readonly #accepted = new Set<string>();
  #changes = 0;

  constructor(sides: readonly [Side, Side]) {
    this.#sides = sides;
  }

  async run(all: readonly Step[]): Promise<void> {
    for (const step of all) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: it is a history
      await this.#step(step);
    }
    await this.#settle();
  }

  async #step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'act':
        await this.#act(this.#side(step.side), step.act, step.of);
        return;
      case 'send':
        await this.#send(step.side);
        return;
      case 'exchange':
        await this.#take(this.#side(1 - step.side), await this.#send(step.side));
        return;
      case 'take': {
        const coming = this.#sent.filter(({ from }) => from !== step.side);
        const sent = coming[step.which % Math.max(coming.length, 1)];
        if (sent) await this.#take(this.#side(step.side), sent);
      }
    }
  }

  #side(index: number): Side {
    return this.#sides[index === 0 ? 0 : 1];
  }

  async #send(from: number): Promise<Sent> {
    const { project, formulas } = this.#side(from);
    const sent = { from, path: await archiveOf(project), formulas: structuredClone(formulas) };
    this.#sent.push(sent);
    return sent;
  }

  #change(formula: Expected, part?: Part): number {
    this.#changes += 1;
    formula.after.add(this.#changes);
    part?.after.add(this.#changes);
    return this.#changes;
  }

  async #act(own: Side, act: Act, of: number): Promise<void> {
    const { project, formulas } = own;
    if (act === 'import') {
      const page = await addRegionPage(project, 'p'.repeat(1 + this.#changes), 1);
      const [document] = await project.store.formulasOfPage(page);
      const formula = newFormula();
      this.#change(formula);
      if (document) formulas.set(document.ref.id, formula);
      return;
    }
    const [id, formula] = [...formulas][of % formulas.size] ?? [];
    if (id === undefined || !formula) return;
    if (act === 'bring-back') await this.#bringBack(own, id, formula);
    else if (formula.isHere) await this.#edit(own, act, id as FormulaId, formula);
  }

  async #bringBack({ project, removals }: Side, id: string, formula: Expected): Promise<void> {
    const removal = removals.get(id);
    if (formula.isHere || removal === undefined) return;
    await undoOperation(project, importActor, removal);
    removals.delete(id);
    formula.isHere = true;
    this.#change(formula);
  }

  async #edit({ project, removals }: Side, act: Act, id: FormulaId, formula: Expected): Promise<void> {
    if (act === 'remove') {
      removals.set(id, await removeDocuments(project, [{ type: 'formula', id }]));
      formula.isHere = false;
      this.#change(formula);
      return;
    }
    const document = await project.store.getDocument({ type: 'formula', id });
    const root = formulaOf(document);
    if (!root) throw new Error('The formula should be here.');
    if (act === 'accept' || act === 'return') {
      const decided = formula.parts.get(decision);
      if (!decided || root.latex === '' || (act === 'accept' && decided.value === 'accepted')) return;
      const change = this.#change(formula, decided);
      if (act === 'accept') this.#accepted.add(root.latex);
      const latex = act === 'accept' ? layerIn('accepted') : { ...layerIn('returned'), reason: `wrong ${change}` };
      decided.value = latex.reason ?? latex.state;
      await setFormula(project, id, { layers: { ...root.layers, latex } });
      return;
    }
    if (act === 'latex' || act === 'note') {
      const part = formula.parts.get(act);
      if (!part) return;
      const change = this.#change(formula, part);
      part.value = `${act} ${change}`;
      if (act === 'latex') formula.parts.set(decision, { ...newPart('drafted'), after: new Set([change]) });
      const layers = act === 'latex' ? { ...root.layers, latex: layerIn('drafted') } : root.layers;
      await setFormula(project, id, { [act]: part.value, layers });
      return;
    }
    const symbols = symbolsOf(document);
    const symbol = act === 'draw' ? aSymbol(0, { id: SymbolId.parse(project.runtime.newId()) }) : symbols[0];
    if (!symbol) return;
    const part = formula.parts.get(symbol.id) ?? newPart(null);
    formula.parts.set(symbol.id, part);
    const x = this.#change(formula, part);
    part.value = act === 'erase' ? null : String(x);
    const records = new Map(document.records);
    if (act === 'erase') records.delete(symbol.id);
    else records.set(symbol.id, { ...symbol, box: { ...symbol.box, x } });
    records.set(id, { ...root, layers: { ...root.layers, symbols: layerIn('drafted') } });
    const patch = diffDocuments(document, { ...document, records });
    if (patch) await commitOperation(project, importActor, 'edit', [patch]);
  }

  /** Takes an archive and looks whether all came as it should; then again, which changes nothing. */
  async #take(own: Side, { path, formulas }: Sent): Promise<void> {
    const named = new Named(await takeArchive(own.project, path));
    const isOld = [...formulas].every(([id, { after }]) => within(after, own.formulas.get(id)?.after ?? new Set()));
    if (isOld) named.expectNothing();
    for (const [id, theirs] of formulas) {
      const ours = own.formulas.get(id);
      // oxlint-disable-next-line no-await-in-loop
      if (ours) await this.#meet(own, id, ours, theirs, named);
      else if (theirs.isHere) own.formulas.set(id, structuredClone(theirs));
    }
    named.expectCounted();
    await this.#compare(own);
    const before = await contentOf(own.project);
    const again = await takeArchive(own.project, path);
    expect(again).toMatchObject({ merged: 0, imported: { pages: 0, formulas: 0 } });
    expect(await contentOf(own.project)).toEqual(before);
  }

  async #meet(own: Side, id: string, ours: Expected, theirs: Expected, named: Named): Promise<void> {
    const [isKnown, isLater] = [within(theirs.after, ours.after), within(ours.after, theirs.after)];
    if (ours.isHere && theirs.isHere) {
      this.#mergeParts(id, ours, theirs, named);
    } else if (ours.isHere !== theirs.isHere && !isKnown) {
      if (!isLater) {
        await this.#part(own, id, ours, theirs, named);
        return;
      }
      if (!theirs.isHere) named.count();
      ours.isHere = theirs.isHere;
      own.removals.delete(id);
      if (theirs.isHere) for (const [name, part] of theirs.parts) ours.parts.set(name, structuredClone(part));
    }
    for (const change of theirs.after) ours.after.add(change);
  }

  /** One side removed what the other changed: it is named. Of what was changed and changed back nothing is lost. */
  async #part(own: Side, id: string, ours: Expected, theirs: Expected, named: Named): Promise<void> {
    const isBack = isDeepStrictEqual(valuesOf(ours), valuesOf(theirs));
    const { records } = await own.project.store.getDocument({ type: 'formula', id });
    if (isBack && ours.isHere && records.size === 0) {
      named.count();
      ours.isHere = false;
      for (const change of theirs.after) ours.after.add(change);
    } else if (!isBack || ours.isHere) named.expect(id);
  }

  #mergeParts(id: string, ours: Expected, theirs: Expected, named: Named): void {
    const [latex, otherLatex] = [ours, theirs].map(({ parts }) => parts.get('latex')?.value);
    const decided = theirs.parts.get(decision);
    for (const name of new Set([...ours.parts.keys(), ...theirs.parts.keys()])) {
      // What was decided on other LaTeX is no decision on this one.
      if (name === decision && latex !== otherLatex) continue;
      const [part, other] = [ours.parts.get(name) ?? newPart(null), theirs.parts.get(name) ?? newPart(null)];
      const isSymbol = name.length === 26;
      const place: readonly [record: string, field?: string] = isSymbol ? [name] : [id, name];
      if (!within(other.after, part.after) && part.value !== other.value) {
        if (within(part.after, other.after)) {
          if (other.refused.has(part.value)) named.expect(...place);
          part.value = other.value;
        } else {
          named.expect(...place);
          part.refused.add(other.value);
        }
      }
      for (const value of other.refused) part.refused.add(value);
      part.refused.delete(part.value);
      for (const change of other.after) part.after.add(change);
      ours.parts.set(name, part);
    }
    const isTaken = latex !== otherLatex && ours.parts.get('latex')?.value === otherLatex;
    if (isTaken && decided) ours.parts.set(decision, structuredClone(decided));
  }

  /** What the project holds is what it should hold, and nothing is accepted that nobody accepted. */
  async #compare({ project, formulas }: Side): Promise<void> {
    for (const [id, { isHere, parts }] of formulas) {
      // oxlint-disable-next-line no-await-in-loop
      const document = await project.store.getDocument({ type: 'formula', id });
      expect([id, document.records.size > 0]).toEqual([id, isHere]);
      if (!isHere) continue;
      // oxlint-disable-next-line no-await-in-loop
      const found = await partsOf(project, id);
      expect(found).toEqual(
        new Map([...parts].flatMap(([name, { value }]) => (value === null ? [] : [[name, value]]))),
      );
      const root = formulaOf(document);
      if (root?.layers.latex.state === 'accepted') expect([...this.#accepted]).toContain(root.latex);
    }
  }

  /** Once there and back: both hold the same, but for what both sides changed and heard of. */
  async #settle(): Promise<void> {
    const [one, other] = this.#sides;
    await this.#take(other, await this.#send(0));
    await this.#take(one, await this.#send(1));
    for (const [id, formula] of other.formulas) {
      const same = one.formulas.get(id);
      if (!formula.isHere || !same?.isHere) continue;
      for (const [name, { value, refused }] of formula.parts) {
        const part = same.parts.get(name) ?? newPart(null);
        // Archives with a conflict that crossed: each side has listed it.
        const isListed = part.refused.has(value) && refused.has(part.value);
        const isOfOther = name === decision && formula.parts.get('latex')?.value !== same.parts.get('latex')?.value;
        if (!isListed && !isOfOther) expect([name, part.value]).toEqual([name, value]);
      }
    }
  }
}

/** What a report names. */
class Named {
  readonly #report: ImportReport;
  #counted = 0;

  constructor(report: ImportReport) {
    this.#report = report;
  }

  /** @param field of the record; any where none is given */
  expect(record: string, field?: string): void {
    const places = this.#report.differing.map(({ reason: { parameters } }) => parameters);
    const what = field === undefined ? {} : { what: expect.objectContaining({ field }) };
    expect(places).toContainEqual(expect.objectContaining({ record, ...what }));
  }

  /** Of what is known already there is nothing to tell, but that it stays removed. */
  expectNothing(): void {
    const codes = this.#report.differing.map(({ reason: { code } }) => code);
    expect(codes.filter((code) => code !== 'archive-stays-removed')).toEqual([]);
  }

  count(): void {
    this.#counted += 1;
  }

  expectCounted(): void {
    const counts = this.#report.differing.flatMap(({ reason: { code, parameters } }) =>
      code === 'archive-removed-there' ? [parameters['count']] : [],
    );
    expect(counts).toEqual(this.#counted === 0 ? [] : [this.#counted]);
  }
}

function valuesOf({ parts }: Expected): ReadonlyMap<string, string | null> {
  return new Map([...parts].flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])));
}

function newPart(value: string | null): Part {
  return { value, after: new Set(), refused: new Set() };
}

function newFormula(): Expected {
  const parts = new Map([['latex', newPart('')], ['note', newPart('')], [decision, newPart('absent')]]); // biome-ignore format: pairs
  return { isHere: true, after: new Set(), parts };
}

function within(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  return [...some].every((change) => all.has(change));
}

async function partsOf(project: Project, id: string): Promise<ReadonlyMap<string, string>> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const { latex = '', note = '', layers } = formulaOf(document) ?? {};
  const decided = layers?.latex.reason ?? layers?.latex.state ?? '';
  const symbols = symbolsOf(document).map((symbol) => [symbol.id, String(symbol.box.x)] as const);
  return new Map([['latex', latex], ['note', note], [decision, decided], ...symbols]); // biome-ignore format: pairs
}

async function contentOf(project: Project) {
  return {
    pages: (await project.store.pagesAfter(null, 100)).map(documentToShape),
    formulas: (await formulasOf(project)).map(documentToShape),
  };
}

it('keeps the laws of exchange over histories of two projects', async () => {
  const [office, away] = [await ownProject(), await ownProject()];
  await addRegionPage(office, 'first', 2);
  await takeArchive(away, await archiveOf(office));
  const ids = (await formulasOf(office)).map(({ ref }) => ref.id);
  const sideOf = async (project: Project): Promise<Side> => ({
    project: await copyOf(project),
    formulas: new Map(ids.map((id) => [id, newFormula()])),
    removals: new Map(),
  });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await new World([await sideOf(office), await sideOf(away)]).run(all);
    }),
    // The same ones each time; a longer run with others is for whoever changes how archives merge.
    { numRuns: histories, seed: 20_261_129, endOnFailure: true, examples: examples.map((one) => [one]) },
  );
}, 120_000);
