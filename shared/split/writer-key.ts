/**
 * What tells writers apart where pages of one must stay together: one name comes composed from one system and decomposed
 * from another, and with spaces around it from a table.
 */
export function writerKey(writer: string): string {
  return writer.normalize('NFC').trim();
}
