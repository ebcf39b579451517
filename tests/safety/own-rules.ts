import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileGate } from '../../src/safety/compile.ts';
import { createGate } from '../../src/safety/gate.ts';

/** Reads a file of the project's own knowledge. */
export const readKnowledge = (path: string): unknown =>
  parse(
    readFileSync(
      fileURLToPath(new URL(`../../knowledge/${path}`, import.meta.url)),
      'utf8',
    ),
  );

/** The project's own red-flag rules, compiled once for all tests of this folder. */
export const ownRules = compileGate(readKnowledge('red-flags.yaml'));

/** The gate of the project's own rules. */
export const gate = createGate(ownRules.gate);

/** The class of the most urgent flag that a query raises in a new conversation, or null. */
export const flagOf = (query: string): string | null =>
  gate(query, []).redFlag?.flag ?? null;
