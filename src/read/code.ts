/** Ways in which program text differs from a question, each with a table test. */
const signs: readonly RegExp[] = [
  // A tag, also a broken one: <svg onload=…>, </script
  /<[/!]?[a-z][a-z0-9-]*(?:[\s/>]|$)/iu,
  // Template braces: {{7*7}}, ${jndi:…}, <%= … %>
  /\{\{|\$\{|<%/u,
  // SQL: a statement after a semicolon or quote, or one that ends in a comment
  /[;'")]\s*(?:drop|delete|select|insert|update|union|exec)\b.*(?:[;=]|--|\/\*|\bfrom\b|\btable\b)/iu,
  /['")]\s*(?:or|and)\b[^.?]{0,30}=/iu,
  /['")]\s*(?:--|#|\/\*)/u,
  // Paths and shells: ../../etc/passwd, ; rm -rf, $(…)
  /\.\.\/\.\.|\/etc\/|\$\(|;\s*(?:rm|cat|curl|wget|ls)\s/iu,
  // Script calls: alert(1), document.cookie
  /\b(?:alert|eval|document|window|console|process)[.(]\S/iu,
];

/** Longest stretch in which the signs are looked for; longer ones only repeat them. */
const maxLooked = 400;

/** Whether a query looks like program text rather than a question. Linear in its length. */
export const isCode = (query: string): boolean => {
  const looked = query.slice(0, maxLooked);
  return signs.some((sign) => sign.test(looked));
};
