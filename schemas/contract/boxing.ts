import { z } from 'zod';
import { Box } from '../domain/geometry.ts';
import { PageId } from '../domain/id.ts';
import { Reason } from '../domain/reason.ts';
import { RelationType } from '../domain/relation.ts';
import { procedure } from './base.ts';
import { JobRef } from './jobs.ts';
import { FormulaFilter } from './library.ts';

export const BoxingReport = z.object({
  /** Formulas that the filter matches. */
  matching: z.int(),
  /** Of these, left alone because they have symbols, a layout or work on them already, or have no LaTeX, or are unusable. */
  leftAlone: z.object({ boxed: z.int(), withoutLatex: z.int(), unusable: z.int() }),
  /** Formulas that got boxes. */
  boxed: z.int(),
  symbols: z.int(),
  /** Of those boxed, formulas in which symbols of the LaTeX were not found in the ink: they got no layout. */
  incomplete: z.int(),
  /** Of the formulas boxed, 0 to 1; null where none was. */
  meanConfidence: z.number().nullable(),
  /** Formulas that could not be boxed: the page's name, and why. */
  skipped: z.array(z.object({ source: z.string(), reason: Reason })),
  newClasses: z.array(z.string()),
});
export type BoxingReport = z.infer<typeof BoxingReport>;

/** Name of a symbol in what is asked and answered; the id of one that exists. */
const SymbolKey = z.string().min(1).max(64);
const LayoutEdge = z.object({ parent: SymbolKey, child: SymbolKey, type: RelationType });

/** A formula as it is on the screen, saved or not. Boxes in page pixels. */
export const BoxesAsked = z.object({
  page: PageId,
  region: Box,
  /** Empty: boxes of the ink alone, without labels. */
  latex: z.string().max(100_000),
  /** What is boxed already: what the LaTeX still prints is kept, and only the rest is looked for. */
  symbols: z.array(z.object({ id: SymbolKey, label: z.string().max(1000).nullable(), box: Box })).max(5000),
  relations: z.array(LayoutEdge).max(10_000),
});
export type BoxesAsked = z.infer<typeof BoxesAsked>;

export const BoxSuggestion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('boxed'),
    /** In reading order. */
    symbols: z.array(
      z.object({
        key: SymbolKey,
        /** Null where no LaTeX says what the ink is. */
        label: z.string().nullable(),
        box: Box,
        /** 0 to 1; 1 for what was there. */
        confidence: z.number(),
        /** Id of the symbol that was there; null for a new one. */
        kept: SymbolKey.nullable(),
      }),
    ),
    relations: z.array(LayoutEdge),
    /** Labels of the LaTeX that no ink was found for. */
    missing: z.array(z.string()),
    /** 0 to 1: of the formula as a whole. */
    confidence: z.number(),
  }),
  z.object({ kind: z.literal('refused'), reason: Reason }),
]);
export type BoxSuggestion = z.infer<typeof BoxSuggestion>;

/** The truth of a formula as it is on the screen, saved or not. */
export const CheckAsked = BoxesAsked.pick({ latex: true, symbols: true, relations: true }).extend({
  /** Reading order that somebody gave; null: it follows from the relations, or nobody did. */
  order: z.array(SymbolKey).max(5000).nullable().default(null),
  /** Relations that are proposed while there are none. */
  proposed: z.array(LayoutEdge).max(10_000).default([]),
});
export type CheckAsked = z.infer<typeof CheckAsked>;

export const CheckAnswer = z.object({
  /** 0 to 1: how likely something is wrong with the formula; 0 without findings. */
  score: z.number(),
  /** The likeliest first. */
  findings: z.array(
    z.object({
      kind: z.enum(['missing', 'extra', 'wrong-class', 'wrong-relation', 'wrong-order', 'latex-differs']),
      reason: Reason,
      score: z.number(),
      /** The symbols that it is about. */
      symbols: z.array(SymbolKey),
      /** Where to look, page pixels; null where that is the whole formula. */
      place: Box.nullable(),
    }),
  ),
  /** What the layout tree says in LaTeX; null without a complete tree. */
  treeLatex: z.string().nullable(),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** A box whose class is asked for, with the other symbols of its formula; page pixels. */
export const ClassesAsked = z.object({
  page: PageId,
  region: Box,
  box: Box,
  /** Label null: nobody has said yet what it is. */
  others: z.array(z.object({ label: z.string().max(1000).nullable(), box: Box })).max(5000),
  /** Labels that the formula's LaTeX still waits for, the likeliest for this place first: they are suggested first. */
  expected: z.array(z.string().max(1000)).max(5000).default([]),
});
export type ClassesAsked = z.infer<typeof ClassesAsked>;

export const ClassSuggestions = z.object({
  /** The likeliest first; `distance` is 0 for ink like that of a labelled symbol. */
  suggestions: z.array(z.object({ label: z.string(), distance: z.number() })),
});
export type ClassSuggestions = z.infer<typeof ClassSuggestions>;

export const boxingContract = {
  /** Classes that the ink in a box probably has, by what the labelled symbols of the project look like. */
  suggestClasses: procedure('annotator').input(ClassesAsked).output(ClassSuggestions),
  /** Holds the truth of one formula against itself: symbols and relations against what the LaTeX prints. */
  check: procedure('annotator').input(CheckAsked).output(CheckAnswer),
  /** Boxes for one formula from its picture and its LaTeX. Nothing is stored: the annotator takes what fits. */
  suggest: procedure('annotator').input(BoxesAsked).output(BoxSuggestion),
  /**
   * Boxes the symbols of every formula that has LaTeX and no boxes, from its picture and its LaTeX, as drafts of the
   * machine. A job that reports a `BoxingReport`.
   */
  start: procedure('lead')
    .input(z.object({ filter: FormulaFilter.prefault({}) }))
    .output(JobRef),
};
