import { z } from 'zod';

/** Whole numbers that count nothing: measures, places, names, and what a person set. */
const noCounts = new Set(
  'width height pageWidth pageHeight byteCount orientation revision firstRevision base position number line column x y seed target trainingIndex testVersion bytes'.split(
    ' ',
  ),
);

/** What repeats a document of the project as it is: records, and the patches of operations. */
const documents = new Set(['records', 'patches', 'document', 'parameters', 'quota', 'record', 'sheet', 'first']);

/** Where whole numbers stand in a schema that may count something, as paths. */
export function countPlaces(schema: unknown, path: string): readonly string[] {
  if (!(schema instanceof z.core.$ZodType)) return [];
  const type = schema as z.core.$ZodTypes;
  const { def } = type._zod;
  switch (def.type) {
    case 'number':
      return z.toJSONSchema(type, { unrepresentable: 'any' }).type === 'integer' ? [path] : [];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, member]) =>
        noCounts.has(name) || documents.has(name) ? [] : countPlaces(member, `${path}.${name}`),
      );
    case 'array':
      return countPlaces(def.element, `${path}[]`);
    case 'record':
      return countPlaces(def.valueType, `${path}.*`);
    case 'union':
      return [...new Set(def.options.flatMap((option) => countPlaces(option, path)))];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return countPlaces(def.innerType, path);
    case 'pipe':
      return countPlaces(def.out, path);
    default:
      return [];
  }
}
