/** Makes an edit of what is being typed somewhere. */
type FinishTyping = () => void;

const fields = new Set<FinishTyping>();

/** Takes note of a field whose text becomes an edit a moment after it is typed; the result forgets it. */
export function noteTyping(finish: FinishTyping): () => void {
  fields.add(finish);
  return () => fields.delete(finish);
}

/** Makes edits of all that is being typed, now rather than in a moment. */
export function finishAllTyping(): void {
  for (const finish of fields) finish();
}
