import { SymbolClassId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { groupOfLabel } from '#shared/annotation/symbol-group.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import type { Project } from '../../project/project.ts';
import type { Runtime } from '../../project/runtime.ts';

export interface NewClasses {
  readonly patches: readonly AnnotationPatch[];
  readonly labels: readonly string[];
  /** Those that are also names of classes that are there: probably the same symbol, which only a lead can say. */
  readonly alike: readonly { readonly label: string; readonly other: string }[];
}

/**
 * Finds the symbol class of a label, by the exact label: an alias is a name to search by, not the same truth. Labels
 * without a class get one, in the operation that needs it.
 */
export class ClassRegistry {
  readonly #classes: Map<string, SymbolClassId>;
  readonly #byId: ReadonlyMap<SymbolClassId, SymbolClass>;
  readonly #newId: () => string;
  #pending: SymbolClass[] = [];
  #position: number;

  private constructor(classes: readonly SymbolClass[], newId: () => string) {
    const byId = new Map(classes.map((symbolClass) => [symbolClass.id, symbolClass]));
    this.#classes = new Map(classes.map((symbolClass) => [symbolClass.label, resolveAlias(symbolClass.id, byId)]));
    this.#byId = byId;
    this.#newId = newId;
    this.#position = Math.max(-1, ...classes.map((symbolClass) => symbolClass.position)) + 1;
  }

  static async read(project: Project): Promise<ClassRegistry> {
    const records = await project.store.schemaRecords();
    const classes = records.flatMap(({ record }) => (record.kind === 'symbol-class' ? [record] : []));
    return ClassRegistry.of(classes, project.runtime);
  }

  /** @param classes all of the project */
  static of(classes: readonly SymbolClass[], runtime: Pick<Runtime, 'newId'>): ClassRegistry {
    return new ClassRegistry(classes, () => runtime.newId());
  }

  /** The class that a label has already; null where it has none, which makes it differ from every stored symbol's. */
  knownClassOf(label: string): SymbolClassId | null {
    return this.#classes.get(label) ?? null;
  }

  /** What a stored class counts as: a label that was merged leads to the same class as the symbols that had it. */
  meant(symbolClass: SymbolClassId | null): SymbolClassId | null {
    return symbolClass === null ? null : resolveAlias(symbolClass, this.#byId);
  }

  /** The class of a label; null for the empty label of a symbol that nobody named. */
  classOf(label: string): SymbolClassId | null {
    if (label === '') return null;
    const known = this.#classes.get(label);
    if (known) return known;
    const id = SymbolClassId.parse(this.#newId());
    this.#pending.push({
      kind: 'symbol-class',
      id,
      label,
      aliases: [],
      group: groupOfLabel(label),
      position: this.#position++,
      retired: false,
      aliasOf: null,
    });
    this.#classes.set(label, id);
    return id;
  }

  /** Patches that make the classes asked for since the last call. */
  takeNewClasses(): NewClasses {
    const made = this.#pending;
    this.#pending = [];
    const known = [...this.#byId.values()].filter(({ retired, aliasOf }) => !retired && aliasOf === null);
    return {
      patches: made.map((record) => ({
        document: { type: 'symbol-class', id: record.id },
        base: 0,
        added: [record],
        updated: [],
        removed: [],
      })),
      labels: made.map((record) => record.label),
      alike: made.flatMap(({ label }) => {
        const other = known.find(({ aliases }) => aliases.includes(label));
        return other ? [{ label, other: other.label }] : [];
      }),
    };
  }
}
