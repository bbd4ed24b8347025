/** One row of CSV as RFC 4180 has it, with `\n`. A text is quoted always, so that no reader takes `08` for a number. */
export function csvRow(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => (typeof field === 'number' ? `${field}` : `"${field.replaceAll('"', '""')}"`)).join(',')}\n`;
}
