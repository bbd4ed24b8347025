const [text, count] = ["Value('string')", "Value('int64')"];

/** Types of what stands in every line of a formula, as Hugging Face datasets writes them. */
export const pictureColumns = { id: text, image: text, width: count, height: count } as const;

/** Types of what lines say of symbols and layout. */
export const layoutColumns = {
  symbols: `[{'id': ${count}, 'label': ${text}, 'class': ${count}, 'bbox': [Value('float64')]}]`,
  relations: `[{'parent': ${count}, 'child': ${count}, 'relation': ${text}}]`,
} as const;

export const textColumn = text;
export const countColumn = count;
export const textsColumn = `[${text}]`;
export const countsColumn = `[${count}]`;
/** `[x, y, width, height]`. */
export const boxColumn = "[Value('float64')]";

/** A record in a column, by the types of its members. */
export function recordColumn(members: Readonly<Record<string, string>>): string {
  return `{${Object.entries(members)
    .map(([name, type]) => `'${name}': ${type}`)
    .join(', ')}}`;
}
