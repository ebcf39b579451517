/** First character of a concept's word; no token of a text can hold it. */
export const conceptMark = '§';
