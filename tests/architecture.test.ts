import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '..');

/** What each room may import beside itself: data flows one way (README, 'The house'). */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  text: [],
  learn: ['text'],
  index: ['schema', 'text', 'learn'],
  match: ['schema', 'text', 'learn', 'index'],
  safety: ['schema', 'text', 'learn'],
  read: ['schema', 'text'],
  decide: ['schema'],
  reply: ['schema'],
  booking: ['schema', 'store'],
  store: ['schema'],
  edit: ['schema', 'text'],
  'word-vectors.ts': ['learn', 'vectors'],
  'tables.ts': ['answer.ts', 'safety', 'vectors', 'word-vectors.ts'],
  knowledge: [
    'schema',
    'text',
    'learn',
    'match',
    'safety',
    'booking',
    'edit',
    'tables.ts',
    'word-vectors.ts',
  ],
  'answer.ts': [
    'schema',
    'learn',
    'match',
    'safety',
    'read',
    'decide',
    'reply',
    'booking',
  ],
  'matcher.ts': ['schema', 'text', 'learn', 'index', 'match', 'word-vectors.ts'],
  'alike.ts': ['text'],
  'explain-names.ts': ['schema'],
  'explain.ts': ['schema', 'answer.ts', 'explain-names.ts'],
  http: [
    'schema',
    'answer.ts',
    'explain-names.ts',
    'explain.ts',
    'alike.ts',
    'edit',
    'store',
    'booking',
  ],
  widget: ['schema'],
  editor: ['schema', 'edit', 'knowledge', 'widget'],
};

/** Packages that only one room may import. */
const packageHome: Readonly<Record<string, string>> = {
  minisearch: 'index',
  hono: 'http',
};

/** The entries and the staff's commands stand outside the flow and may see all of it. */
const entrances = new Set(['worker.ts', 'node.ts', 'cli.ts', 'cli', 'worker', 'node']);

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.tsx?$/u.test(file.name))
    .map((file) => relative(top, join(file.parentPath, file.name)));

const importLine =
  /^(?:import|export)\s+(?<type>type\s)?[^;]*?from\s+'(?<spec>[^']+)'|^import\s+'(?<bare>[^']+)'/gmu;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(top, file), 'utf8').matchAll(importLine)].map(({ groups }) => ({
    from: file,
    to: groups?.spec ?? groups?.bare ?? '',
    isType: groups?.type !== undefined,
  }));

const roomOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? second : first;
};

const targetRoom = ({ from, to }: Import): string | null =>
  to.startsWith('.') ? roomOf(relative(top, resolve(top, dirname(from), to))) : null;

const imports = ['src', 'widget', 'editor'].flatMap(sourceFiles).flatMap(importsOf);

describe('the house', () => {
  it('knows every room', () => {
    const rooms = new Set(sourceFiles('src').map(roomOf));
    const unknown = [...rooms].filter(
      (room) => !(room in mayImport) && !entrances.has(room),
    );
    expect(unknown).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets data flow one way', () => {
    const against = imports.filter((one) => {
      const room = roomOf(one.from);
      const target = targetRoom(one);
      if (target === null || target === room || entrances.has(room)) return false;
      return !(mayImport[room] ?? []).includes(target);
    });
    expect(against.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('keeps the nouns free of everything but zod', () => {
    const others = imports.filter(
      ({ from, to }) =>
        roomOf(from) === 'schema' && !to.startsWith('.') && !to.startsWith('zod'),
    );
    expect(others).toEqual([]);
  });

  it('gives the widget only types of ours', () => {
    const values = imports.filter(
      (one) =>
        roomOf(one.from) === 'widget' && targetRoom(one) === 'schema' && !one.isType,
    );
    expect(values).toEqual([]);
  });

  it.each(Object.entries(packageHome))('imports %s only in %s', (name, home) => {
    const elsewhere = imports.filter(
      ({ from, to }) =>
        (to === name || to.startsWith(`${name}/`)) &&
        roomOf(from) !== home &&
        !entrances.has(roomOf(from)),
    );
    expect(elsewhere.map(({ from }) => from)).toEqual([]);
  });

  it('uses Node only where Node runs', () => {
    const nodeRooms = new Set(['knowledge', 'cli', 'cli.ts', 'node', 'node.ts']);
    const elsewhere = imports.filter(
      ({ from, to, isType }) =>
        to.startsWith('node:') &&
        !isType &&
        !nodeRooms.has(roomOf(from)) &&
        !/^src\/store\/sqlite/u.test(from) &&
        !from.startsWith('widget/vite'),
    );
    expect(elsewhere.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});
