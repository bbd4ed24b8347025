/** The queue of reviewers in the order of returns, without looking at all that waits. */
export const reviewOrder = `
CREATE INDEX review_item_returned ON review_item(returns, document_id) WHERE waiting = 1;
`;
