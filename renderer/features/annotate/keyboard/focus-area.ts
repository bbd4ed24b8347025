/** Elements that F6 goes through, in this order. */
const areas = ['annotate-canvas', 'annotate-filmstrip', 'annotate-latex', 'annotate-panel'] as const;

export function focusCanvas(): void {
  document.getElementById('annotate-canvas')?.focus({ preventScroll: true });
}

/** Goes on writing where the LaTeX ends. */
export function focusLatex(): void {
  const field = document.getElementById('annotate-latex');
  field?.focus();
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
}

/** Moves the keyboard to the next area of the screen, from the last to the first. */
export function focusNextArea(): void {
  const elements = areas.flatMap((id) => document.getElementById(id) ?? []);
  const focused = document.activeElement;
  // The LaTeX lies in the panel: the area that has the keyboard itself comes before those around it.
  const own = elements.findIndex((element) => element === focused);
  const at = own >= 0 ? own : elements.findLastIndex((element) => element.contains(focused));
  elements[(at + 1) % elements.length]?.focus();
}
