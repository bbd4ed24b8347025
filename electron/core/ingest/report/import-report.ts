import { type ImportList, mostNamedOfReason } from '#schemas/contract/import-lists.ts';
import type { NamedPlace, NamedReason } from '#schemas/contract/import-look.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportRecord, QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ReasonLists } from './reason-lists.ts';

/** Adds up what an import did. Nothing is dropped: whatever is not imported is named here with its reason. */
export class ImportTally {
  readonly #report: {
    -readonly [Key in keyof ImportReport]: ImportReport[Key];
  };

  readonly #lists: ReasonLists;

  /** @param lists keeps whole what the report only begins to name */
  constructor(format: string, batch: string | null, lists: ReasonLists) {
    this.#lists = lists;
    this.#report = {
      format,
      batch,
      formats: [],
      imported: { pages: 0, formulas: 0, symbols: 0, relations: 0, latex: 0, regions: 0 },
      alreadyThere: 0,
      formulasThere: 0,
      merged: 0,
      filledLayers: 0,
      ontoKnownPages: { formulas: 0, replaced: 0, symbols: 0, relations: 0, latex: 0 },
      givenCategories: 0,
      totals: [],
      lists: null,
      differing: [],
      quarantined: [],
      repaired: [],
      unreadable: [],
      heldOut: [],
      beside: { operations: 0, conversations: 0, secondAnnotations: 0, splits: 0, releases: 0 },
      categorised: [],
      newClasses: [],
    };
  }

  get report(): ImportReport {
    return this.#report;
  }

  /** Counts a source that was read. */
  countSource(format: string): void {
    const counted = this.#report.formats.find((one) => one.format === format);
    if (counted) counted.sources += 1;
    else this.#report.formats.push({ format, sources: 1 });
  }

  countPage(record: ImportRecord): void {
    const { imported } = this.#report;
    imported.pages += 1;
    imported.formulas += record.formulas.length;
    if (record.hasRegions) imported.regions += record.formulas.length;
    for (const formula of record.formulas) {
      imported.symbols += formula.symbols?.length ?? 0;
      imported.relations += formula.relations?.length ?? 0;
      if (formula.latex !== null) imported.latex += 1;
    }
  }

  /** Counts the formulas that category rules spoke of. */
  countRules(rules: readonly Pick<CategoryRule, 'id' | 'pattern'>[], formulas: number): void {
    if (formulas === 0) return;
    for (const { id, pattern } of rules) {
      const counted = this.#report.categorised.find(({ rule }) => rule === id);
      if (counted) counted.formulas += formulas;
      else this.#report.categorised.push({ rule: id, pattern, formulas });
    }
  }

  /** @param type what of the project was there: a page with its source, or a formula that an archive has by itself */
  countAlreadyThere(type: 'page' | 'formula' = 'page'): void {
    this.#report[type === 'page' ? 'alreadyThere' : 'formulasThere'] += 1;
  }

  addCounts(added: Partial<ImportReport['imported']>): void {
    const { imported } = this.#report;
    for (const name of Object.keys(added) as (keyof typeof added)[]) imported[name] += added[name] ?? 0;
  }

  addBeside(added: Partial<ImportReport['beside']>): void {
    const { beside } = this.#report;
    for (const name of Object.keys(added) as (keyof typeof added)[]) beside[name] += added[name] ?? 0;
  }

  countMerged(): void {
    this.#report.merged += 1;
  }

  countFilledLayers(layers: number): void {
    this.#report.filledLayers += layers;
  }

  /** Counts formulas that came onto a page that was there, and those that made room for them. */
  countRegions({ gained, replaced }: { readonly gained: number; readonly replaced: number }): void {
    this.addCounts({ formulas: gained, regions: gained });
    const { ontoKnownPages } = this.#report;
    ontoKnownPages.formulas += gained;
    ontoKnownPages.replaced += replaced;
  }

  /** Counts what came with filled layers of pages that another import made. */
  countOntoKnown(filled: Pick<ImportReport['ontoKnownPages'], 'symbols' | 'relations' | 'latex'>): void {
    const { ontoKnownPages } = this.#report;
    ontoKnownPages.symbols += filled.symbols;
    ontoKnownPages.relations += filled.relations;
    ontoKnownPages.latex += filled.latex;
  }

  countCategorised(formulas: number): void {
    this.#report.givenCategories += formulas;
  }

  /** @param at where it stands in the project */
  addDiffering(source: string, reasons: readonly Reason[], at: NamedPlace | null = null): void {
    for (const reason of reasons) this.#add('differing', { source, reason, ...(at === null ? {} : { at }) });
  }

  addQuarantined(quarantined: QuarantinedSource): void {
    this.#add('quarantined', quarantined);
  }

  addRepaired(source: string, repairs: readonly Reason[]): void {
    for (const reason of repairs) this.#add('repaired', { source, reason });
  }

  addHeldOut(source: string, reasons: readonly Reason[]): void {
    for (const reason of reasons) this.#add('heldOut', { source, reason });
  }

  addUnreadable(source: string, reasons: readonly Reason[]): void {
    for (const reason of reasons) this.#add('unreadable', { source, reason });
  }

  addNewClasses(labels: readonly string[]): void {
    this.#report.newClasses.push(...labels);
  }

  /** The report as it is in the end: where it names less than there is, the whole lists can be asked for if they could be kept. */
  finish(): ImportReport {
    const namesTooFew = this.#report.totals.some(({ count }) => count > mostNamedOfReason);
    if (namesTooFew && this.#lists.keep()) this.#report.lists = this.#lists.id;
    return this.#report;
  }

  #add(list: ImportList, named: NamedReason): void {
    const { code } = named.reason;
    let total = this.#report.totals.find((one) => one.list === list && one.code === code);
    if (!total) {
      total = { list, code, count: 0 };
      this.#report.totals.push(total);
    }
    total.count += 1;
    if (total.count <= mostNamedOfReason) this.#report[list].push(named);
    this.#lists.add(list, named);
  }
}
