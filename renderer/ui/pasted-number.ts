/**
 * Reads what somebody pastes into a field for a number; such fields drop what they do not know, and 3,5 would be 35.
 *
 * @returns the number in plain digits with a point; null where the text is no number, or less than 0, which no field takes
 */
export function pastedNumber(text: string): string | null {
  const bare = text.trim().replace(/[\s\u00a0\u202f']/g, '');
  const plain = grouped.test(bare) ? bare.replaceAll(',', '') : bare.replace(/^(\d*),(\d+)$/, '$1.$2');
  return /^\+?(\d+\.?\d*|\.\d+)$/.test(plain) ? plain.replace('+', '') : null;
}

/** Thousands by commas: 12,500 or 1,234,567.5. */
const grouped = /^\+?\d{1,3}(,\d{3})+(\.\d*)?$/;
