/** The compiled knowledge as text (wrangler.toml, [[rules]]); it exists after a build. */
declare module '*/dist/knowledge.json' {
  const text: string;
  export default text;
}

/** How many errors keep newer knowledge out, as text (the same rule). */
declare module '*/dist/knowledge-state.json' {
  const text: string;
  export default text;
}

/** The table of word vectors as text (the same rule). */
declare module '*/dist/vectors.json' {
  const text: string;
  export default text;
}

/** What the gate's recurrent classifier learnt, as text (the same rule). */
declare module '*/dist/gate.json' {
  const text: string;
  export default text;
}
