import { askSchema } from '../../src/schema/ask.ts';

// The same POST, JSON and validation on Workers, and no work.
const canned = JSON.stringify({ kind: 'answer', blocks: [{ text: 'x'.repeat(1500) }] });

const worker = {
  async fetch(request: Request): Promise<Response> {
    const parsed = askSchema.safeParse(await request.json());
    return new Response(parsed.success ? canned : '{}', {
      headers: { 'Content-Type': 'application/json' },
    });
  },
};
export default worker;
