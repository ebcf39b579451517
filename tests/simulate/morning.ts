/** A question of a simulated morning, and how many visitors ask it. */
type Asked = { readonly query: string; readonly visitors: number };

/** Nothing in the knowledge answers this: it needs a new entry. */
const coats: readonly Asked[] = [
  { query: 'where do I hang my coat', visitors: 5 },
  { query: 'is there anywhere to hang coats', visitors: 2 },
  { query: 'where can we hang our coats', visitors: 1 },
];

/** An entry answers this, but does not know these words for a disc. */
const doughnuts: readonly Asked[] = [
  {
    query: 'does a flattened jelly doughnut between the bones set off the leg',
    visitors: 4,
  },
  { query: 'can a squashed jelly doughnut between my bones set off my leg', visitors: 1 },
];

const toddlers: readonly Asked[] = [
  { query: 'is there a crèche for toddlers', visitors: 3 },
  { query: 'is there a creche for a toddler', visitors: 1 },
];

/** What else goes on: answered, offered, small talk, people wanted, danger. */
const others: readonly Asked[] = [
  { query: 'What is sciatica?', visitors: 4 },
  { query: 'do I need an operation on my back', visitors: 2 },
  { query: 'thanks', visitors: 2 },
  { query: 'can I talk to a human', visitors: 1 },
  { query: 'my groin has gone numb and I cannot pee', visitors: 1 },
  { query: 'which knitting pattern suits a lighthouse', visitors: 1 },
];

/** The three questions that a receptionist should see on top, most missed first. */
export const mostMissed = {
  needsEntry: coats[0]?.query ?? '',
  belongsToEntry: doughnuts[0]?.query ?? '',
  third: toddlers[0]?.query ?? '',
} as const;

/** Who asks what, one after another, as if visitors took turns; always the same. */
export const morning: readonly string[] = (() => {
  const all = [...coats, ...doughnuts, ...toddlers, ...others];
  const rounds = Math.max(...all.map(({ visitors }) => visitors));
  return Array.from({ length: rounds }, (_, round) =>
    all.filter(({ visitors }) => visitors > round).map(({ query }) => query),
  ).flat();
})();

/** One reply's part that the simulation looks at. */
export type Reply = {
  readonly kind: string;
  readonly knowledge: string;
  readonly entry?: { readonly id: string; readonly status: string };
};

/** Asks as one visitor, in a conversation of its own. */
export const askAsVisitor = async (url: string, query: string): Promise<Reply> => {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  if (!response.ok) throw new Error(`"${query}" got ${response.status}`);
  return (await response.json()) as Reply;
};

/** Lets the whole morning pass; gives how often each kind of reply came. */
export const passMorning = async (
  url: string,
): Promise<Readonly<Record<string, number>>> => {
  const kinds: Record<string, number> = {};
  for (const query of morning) {
    const { kind } = await askAsVisitor(url, query);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
};
