/** Slots of a SAN tree row, in the order of its columns. */
export const sanSlots = ['above', 'below', 'sub', 'sup', 'L-sup', 'inside', 'right'] as const;
export type SanSlot = (typeof sanSlots)[number];

/**
 * A row of a SAN tree table ("hyb"): a token, `struct` after a token that has branches, or `<eos>` at the end of a
 * branch. Columns with tabs between them: id, token, parent id, parent token, then seven slots (tal-tech/SAN).
 */
export interface SanRow {
  readonly id: number;
  readonly token: string;
  readonly parent: number;
  readonly parentToken: string;
  readonly slots: ReadonlySet<SanSlot>;
}

export const sanStart = '<sos>';
export const sanEnd = '<eos>';
export const sanStruct = 'struct';

/** Whether a text begins as a tree table does: with the first token, below the start. */
export function isSanTable(text: string): boolean {
  return /^\d+\t\S+\t0\t<sos>\t/.test(text);
}

/** Rows of a table; a line that is none is given back with its number, from 1. */
export function parseSanRows(text: string): { readonly rows: readonly SanRow[]; readonly problem: number | null } {
  const rows: SanRow[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [id = '', token = '', parent = '', parentToken = '', ...slots] = line.split('\t');
    if (!/^\d+$/.test(id) || token === '' || !/^\d+$/.test(parent) || parentToken === '') {
      return { rows, problem: index + 1 };
    }
    rows.push({
      id: Number(id),
      token,
      parent: Number(parent),
      parentToken,
      slots: new Set(sanSlots.filter((slot) => slots.includes(slot))),
    });
  }
  return { rows, problem: null };
}
export function sanLine({ id, token, parent, parentToken, slots }: SanRow): string {
  const cells = sanSlots.map((slot) => (slots.has(slot) ? slot : 'None'));
  return `${[id, token, parent, parentToken, ...cells].join('\t')}\n`;
}
