import type { PersonId } from '#schemas/domain/id.ts';
import { weekOf } from './iso-day.ts';
import type { PersonDay, PersonWork } from './throughput.ts';

/** A person's work over a range of days. */
export interface Throughput extends PersonWork {
  readonly person: PersonId;
  /** Days on which they worked. */
  readonly days: number;
  /** Null where no symbol was drawn. */
  readonly secondsPerSymbol: number | null;
  /** Formulas submitted in each week, by the week's Monday. */
  readonly submittedByWeek: ReadonlyMap<string, number>;
}

/** Adds days up, person by person, in the order of their names' ids; from and to are ISO dates, both included. */
export function throughputOf(days: readonly PersonDay[], from: string, to: string): readonly Throughput[] {
  const inRange = days.filter(({ day }) => day >= from && day <= to);
  return [...Map.groupBy(inRange, ({ person }) => person)]
    .map(([person, own]) => {
      const sum = (member: keyof PersonWork) => own.reduce((total, row) => total + row[member], 0);
      const seconds = sum('seconds');
      const symbolsDrawn = sum('symbolsDrawn');
      const submittedByWeek = new Map<string, number>();
      for (const { day, formulasSubmitted } of own) {
        const week = weekOf(day);
        submittedByWeek.set(week, (submittedByWeek.get(week) ?? 0) + formulasSubmitted);
      }
      return {
        person,
        days: own.length,
        seconds,
        operations: sum('operations'),
        formulasSubmitted: sum('formulasSubmitted'),
        formulasAccepted: sum('formulasAccepted'),
        formulasReturned: sum('formulasReturned'),
        symbolsDrawn,
        symbolsByMachine: sum('symbolsByMachine'),
        secondsPerSymbol: symbolsDrawn > 0 ? seconds / symbolsDrawn : null,
        submittedByWeek,
      };
    })
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
