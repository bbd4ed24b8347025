const place = /\{\{(\w+)\}\}/g;

/** Names of the places of a sentence. */
export function placesOf(template: string): readonly string[] {
  return [...template.matchAll(place)].map(([, name = '']) => name);
}

/** Fills `{{name}}` places as text, nothing of it read again; null where a place has no value. */
export function fillPlaces(template: string, values: Readonly<Record<string, string | number>>): string | null {
  if (placesOf(template).some((name) => !Object.hasOwn(values, name))) return null;
  return template.replace(place, (_, name: string) => String(values[name]));
}
