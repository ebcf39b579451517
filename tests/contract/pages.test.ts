import { describe, expect, it } from 'vitest';
import { testApp } from './app.ts';
import { fixtureKnowledge } from './fixture.ts';
import { realKnowledge } from './real-knowledge.ts';

const { clinic, wording } = fixtureKnowledge;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const ask = (fields: Record<string, string>, app = testApp()) =>
  app.post('/ask', new URLSearchParams(fields).toString(), { headers: form });

/** The hidden context that a page hands on. */
const contextIn = (page: string): string =>
  (/name="context" value="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"');

describe('the page for questions without script', () => {
  it('answers a posted question, with no query in any address', async () => {
    const response = await ask({ query: 'what clothes should I wear' });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(page).toContain('Wear loose clothes that you can move in.');
    expect(page).not.toMatch(/href="[^"]*clothes should/);
    expect(page).not.toContain('method="get"');
    expect(page).not.toContain('<script');
  });

  it('marks wording that nobody has signed', async () => {
    const page = await (await ask({ query: 'referral letter' })).text();
    expect(page).toContain('No letter is needed.');
    expect(page).toContain('Draft, awaiting clinical review');
  });

  it('starts again at a button, once something was asked', async () => {
    const app = testApp({ knowledge: realKnowledge });
    const before = await (await app.get('/ask')).text();
    expect(before).not.toContain('Start again');
    const asked = await (await ask({ query: 'what is sciatica' }, app)).text();
    expect(asked).toContain('>Start again</button>');
    expect(JSON.parse(contextIn(asked)).entries).not.toEqual([]);
    const again = await ask({ query: 'Start again', context: contextIn(asked) }, app);
    expect(JSON.parse(contextIn(await again.text())).entries).toEqual([]);
  });

  it('keeps to a policy that runs nothing but our own files', async () => {
    const { get } = testApp();
    for (const path of ['/', '/ask', '/faq']) {
      const response = await get(path);
      expect(response.status).toBe(200);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(await response.text()).not.toMatch(/\son[a-z]+="|\sstyle="|<style/);
    }
  });

  it('shows a care card alone, and its reminder until it is dismissed', async () => {
    const card = await (await ask({ query: 'I want to kill myself' })).text();
    expect(card).toContain('Immediate action required: ');
    expect(card).toContain('Call 999 now if:');
    expect(card).not.toContain(wording.labels.booking);
    // As in the widget: what to do, how to call, in which cases.
    const order = ['Call 999 now if:', 'href="tel:999"', '<li>'].map((part) =>
      card.indexOf(part, card.indexOf('class="card')),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    const context = contextIn(card);
    const next = await (
      await ask({ query: 'what clothes should I wear', context })
    ).text();
    expect(next).toContain('class="reminder"');
    expect(next).toContain('Wear loose clothes');
    const query = 'I have read this';
    const dismissed = await (
      await ask({ query, dismiss: 'care', context: contextIn(next) })
    ).text();
    expect(dismissed).not.toContain('class="reminder"');
    expect(dismissed).toContain(wording.labels.booking);
    const after = await (
      await ask({ query: 'clothes', context: contextIn(dismissed) })
    ).text();
    expect(after).not.toContain('class="reminder"');
  });

  it('takes an entry directly, but never past the red flags', async () => {
    const chosen = await (await ask({ query: 'clothes', entry: 'faq-clothes' })).text();
    expect(chosen).toContain('Wear loose clothes');
    const flagged = await (
      await ask({ query: 'I want to kill myself', entry: 'faq-clothes' })
    ).text();
    expect(flagged).toContain('Call 999 now if:');
  });

  it.each([
    [{ query: ' ' }, 'empty-query', 400],
    [{ query: 'a'.repeat(2001) }, 'too-long', 400],
    [{ query: 'a'.repeat(20_000) }, 'too-large', 413],
  ] as const)(
    'says on the page what is wrong with a question (%#)',
    async (fields, name, status) => {
      const response = await ask(fields);
      expect(response.status).toBe(status);
      const page = await response.text();
      expect(page).toContain(wording.errors[name]);
      expect(page).toContain(clinic.phone);
      expect(page).toContain(wording.emergencyLine);
    },
  );

  it('ignores a broken context and escapes whatever is typed', async () => {
    const page = await (
      await ask({ query: '<img src=x onerror=alert(1)>', context: '{"v":' })
    ).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
  });

  it('asks for patience when there were too many questions', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 7 }) as const;
    const response = await ask({ query: 'clothes' }, testApp({ replace: { rateLimit } }));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.text()).toContain(wording.errors['too-many']);
  });

  it('asks no booking system and keeps no call-back for a visitor who sends too much', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 7 }) as const;
    const replace = { rateLimit, callBackLimit: rateLimit };
    const { get, post, recorded } = testApp({ replace });
    const responses = [
      await get('/ask/slots'),
      await post('/ask/call-back', 'name=Sam', { headers: form }),
    ];
    expect(responses.map(({ status }) => status)).toEqual([429, 429]);
    for (const response of responses) {
      expect(await response.text()).toContain(wording.errors['too-many']);
    }
    expect(recorded).toEqual([]);
  });

  it('takes a call-back from a visitor who asked too often', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 7 }) as const;
    const { post } = testApp({ replace: { rateLimit } });
    const response = await post('/ask/call-back', 'name=Sam', { headers: form });
    expect(response.status).toBe(422);
  });

  it('offers the call-back form as a page, and says what is missing', async () => {
    const { get, post } = testApp();
    const page = await (await get('/ask/call-back')).text();
    expect(page).toContain('action="/ask/call-back"');
    const response = await post('/ask/call-back', 'name=', { headers: form });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('aria-invalid="true"');
  });
});

describe('the page of all questions', () => {
  it('holds every served entry, and the same for search engines', async () => {
    const page = await (await testApp().get('/faq')).text();
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}');
    expect(data['@type']).toBe('FAQPage');
    const names = data.mainEntity.map((item: { name: string }) => item.name);
    const served = fixtureKnowledge.entries.filter(
      ({ withdrawn }) => withdrawn === undefined,
    );
    expect(names).toEqual(served.map(({ question }) => question));
    for (const { question } of served) expect(page).toContain(`<h3>${question}</h3>`);
  });

  it('holds nothing that nobody has signed, where only signed answers are served', async () => {
    const page = await (
      await testApp({ settings: { SERVE: 'signed' } }).get('/faq')
    ).text();
    expect(page).not.toContain('Draft, awaiting clinical review');
    expect(page).not.toContain('noindex');
  });
});

describe('the first page', () => {
  it('is a demonstration where drafts are shown, and says so', async () => {
    const page = await (await testApp().get('/')).text();
    expect(page).toContain('Demonstration, not the clinic');
    expect(page).toMatch(/<vetted-chat[^>]*>.*tel:/s);
    expect(page).toContain('noindex');
  });

  it('leads to the questions in production, which has no gallery', async () => {
    const { get } = testApp({ settings: { SERVE: 'signed' } });
    const response = await get('/');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/ask');
    for (const path of [
      '/widget-gallery',
      '/widget-gallery.js',
      '/widget-gallery/open/api/start',
    ]) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe("'None of these'", () => {
  it('is counted as what it is, in the chat and on the page', async () => {
    const first = testApp();
    const offered = {
      v: 1,
      entries: [],
      options: ['faq-clothes', 'faq-parking'],
      followUps: [],
      misses: 0,
      turn: 1,
      care: null,
      concepts: [],
      said: null,
    };
    await first.post('/api/ask', { query: 'None of these', context: offered });
    expect(first.recorded).toContainEqual({
      event: 'none-of-these',
      count: 1,
      knowledge: fixtureKnowledge.version,
    });
  });
});
