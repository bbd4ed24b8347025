import type { builtInRelationTypes } from '#schemas/domain/relation.ts';

/** A symbol that LaTeX prints. */
export interface WrittenSymbol {
  /** Label of its class: `x`, `\alpha`, `-` for a fraction bar. */
  readonly label: string;
}

/** How two symbols stand by what is written. Ends are places in the list of symbols. */
export interface WrittenRelation {
  readonly parent: number;
  readonly child: number;
  readonly type: (typeof builtInRelationTypes)[number];
  /** Type where the ink has it beside its operator, as limits in a line of text have; null where there is no choice. */
  readonly beside: 'Sup' | 'Sub' | null;
}

/**
 * Symbols that stand together on one line. What comes next is to the right of `last`, scripts belong to `last`, what
 * stands above or below belongs to `above` or `below`, which is `first` or the mark that is already there.
 */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly below: number;
}

/** Collects symbols and relations while LaTeX is read. */
export class LayoutBuilder {
  readonly symbols: WrittenSymbol[] = [];
  readonly relations: WrittenRelation[] = [];
  /** Whether something was met that a layout tree cannot hold, or that nobody knows how it prints. */
  isRefused = false;

  refuse(): null {
    this.isRefused = true;
    return null;
  }

  add(label: string): Run {
    const place = this.symbols.push({ label }) - 1;
    return { first: place, last: place, above: place, below: place };
  }

  relate(parent: number, type: WrittenRelation['type'], child: Run | null, beside: WrittenRelation['beside'] = null) {
    if (child) this.relations.push({ parent, child: child.first, type, beside });
  }

  /** Puts runs side by side. */
  join(runs: readonly (Run | null)[]): Run | null {
    let joined: Run | null = null;
    for (const run of runs) {
      if (!run) continue;
      if (joined) {
        this.relate(joined.last, 'Right', run);
        joined = { first: joined.first, last: run.last, above: joined.first, below: joined.first };
      } else joined = run;
    }
    return joined;
  }

  /** Puts runs under each other as rows, first symbol under first symbol. */
  stack(rows: readonly (Run | null)[]): Run | null {
    const printed = rows.filter((row) => row !== null);
    for (const [place, row] of printed.slice(1).entries()) {
      const above = printed[place];
      if (above) this.relate(above.first, 'Below', row);
    }
    return printed[0] ?? null;
  }
}
