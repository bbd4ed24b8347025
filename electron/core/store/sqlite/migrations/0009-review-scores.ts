/** How likely something is wrong with what waits for a reviewer; null: not checked since it last changed. */
export const reviewScores = `
ALTER TABLE review_item ADD COLUMN score REAL CHECK (score BETWEEN 0 AND 1);
CREATE INDEX review_item_worst ON review_item(coalesce(score, -1), document_id) WHERE waiting = 1;
CREATE INDEX review_item_unchecked ON review_item(document_id) WHERE waiting = 1 AND score IS NULL AND type = 'formula';
`;
