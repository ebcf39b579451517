import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileGate } from '../../src/safety/compile.ts';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import { createGate } from '../../src/safety/gate.ts';
import { tables } from '../../src/tables.ts';
import { readReal } from '../knowledge/real.ts';

/** Reads a file of the project's own knowledge. */
export const readKnowledge = (path: string): unknown =>
  parse(
    readFileSync(
      fileURLToPath(new URL(`../../knowledge/${path}`, import.meta.url)),
      'utf8',
    ),
  );

/** The project's own red-flag rules by themselves, without what is learnt from voices. */
export const ownRules = compileGate(readKnowledge('red-flags.yaml'));

/** The gate as it is served: rules and classifier, as compiled for this run. */
export const gate = createGate((await readReal()).gate as CompiledGate, tables.recurrent);

/** The class of the most urgent flag that a query raises in a new conversation, or null. */
export const flagOf = (query: string): string | null =>
  gate(query, []).redFlag?.flag ?? null;
