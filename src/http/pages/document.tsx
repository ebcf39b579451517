import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/** A page as a whole document. */
export const asDocument = (page: Child) => (
  <>
    {raw('<!doctype html>')}
    {page}
  </>
);
