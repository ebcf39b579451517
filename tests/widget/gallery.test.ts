import { describe, expect, it } from 'vitest';
import { galleryReplies, galleryStart } from '../../src/http/pages/gallery-replies.ts';
import { feedbackReasons, maxQueryLength } from '../../src/schema/ask.ts';
import { replySchema, startSchema } from '../../src/schema/reply.ts';
import { maxLength } from '../../widget/limits.ts';
import { words } from '../../widget/words.ts';

describe('the made-up service of the gallery', () => {
  it.each(Object.entries(galleryReplies))('says %s in the wire format', (_, reply) => {
    expect(replySchema.parse(reply)).toEqual(reply);
  });

  it('begins in the wire format', () => {
    expect(startSchema.parse(galleryStart)).toEqual(galleryStart);
  });
});

describe('the widget and the schema', () => {
  it('agree on the longest question', () => {
    expect(maxLength).toBe(maxQueryLength);
  });

  it('agree on the reasons of a No', () => {
    for (const reason of Object.keys(words.reasons).filter(Boolean)) {
      expect(feedbackReasons).toContain(reason);
    }
  });
});
