/** Sentences of the annotation screen. */
export const annotate = {
  title: 'Annotate',
};
