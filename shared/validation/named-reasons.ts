import { type Reason, type ReasonParameters, reason } from '#schemas/domain/reason.ts';
import { fillPlaces } from '#shared/words/fill-places.ts';
import { parametersInWords, type SchemaNames, termInEnglish } from '#shared/words/terms.ts';

/** English sentences of findings that name what a project can rename, by code. */
const sentences = {
  'category-missing': 'The formula has no category of: {{facets}}.',
  'class-under-minimum': 'The class {{class}} has {{accepted}} accepted symbols of at least {{minimum}}.',
  'category-under-minimum': 'The category {{category}} has {{accepted}} accepted formulas of at least {{minimum}}.',
  'category-under-minimum-for':
    'The category {{category}} has {{accepted}} accepted items for the {{subModel}} of at least {{minimum}}.',
  'majority-class':
    '{{percent}}% of all symbols are {{answer}}: a model that always answers {{answer}} is right that often.',
  'majority-category':
    '{{percent}}% of all formulas with a category of {{facet}} are {{answer}}: a model that always answers {{answer}} is right that often.',
} as const;

type NamedCode = keyof typeof sentences;

/** A reason that names categories, facets or classes by their ids. */
export function namedReason(code: NamedCode, parameters: ReasonParameters, names: SchemaNames): Reason {
  return reason(code, inEnglish(sentences[code], parameters, names) ?? code, parameters);
}

/** The reason with what it names called as it is called now. */
export function withNamesOfNow(found: Reason, names: SchemaNames): Reason {
  const sentence = Object.entries(sentences).find(([code]) => code === found.code)?.[1];
  const message = sentence === undefined ? null : inEnglish(sentence, found.parameters, names);
  return message === null ? found : { ...found, message };
}

function inEnglish(sentence: string, parameters: ReasonParameters, names: SchemaNames): string | null {
  return fillPlaces(
    sentence,
    parametersInWords(parameters, (term) => termInEnglish(term, names)),
  );
}
