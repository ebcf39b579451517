/**
 * An open-addressing table from 32-bit hashes to ids, in two typed arrays. Two keys with
 * one hash share an id: for character grams and word pairs that costs nothing that a
 * ranking could notice; words compare their text as well.
 */
export type HashTable = {
  keys: Uint32Array;
  /** id + 1; 0 marks an empty slot. */
  slots: Uint32Array;
  size: number;
};

export const createHashTable = (expected: number): HashTable => {
  let capacity = 16;
  while (capacity < expected * 2) capacity *= 2;
  return { keys: new Uint32Array(capacity), slots: new Uint32Array(capacity), size: 0 };
};

/** The id stored under a hash, or -1. */
export const findHash = (table: HashTable, hash: number): number => {
  const mask = table.keys.length - 1;
  let at = hash & mask;
  while (true) {
    const slot = table.slots[at] ?? 0;
    if (slot === 0) return -1;
    if (table.keys[at] === hash) return slot - 1;
    at = (at + 1) & mask;
  }
};

/** The id stored under a hash; a new hash gets the next id. */
export const addHash = (table: HashTable, hash: number): number => {
  const known = findHash(table, hash);
  if (known >= 0) return known;
  if (table.size * 2 >= table.keys.length) grow(table);
  const id = table.size;
  place(table, hash, id + 1);
  table.size += 1;
  return id;
};

const place = (table: HashTable, hash: number, slot: number): void => {
  const mask = table.keys.length - 1;
  let at = hash & mask;
  while ((table.slots[at] ?? 0) !== 0) at = (at + 1) & mask;
  table.keys[at] = hash;
  table.slots[at] = slot;
};

const grow = (table: HashTable): void => {
  const { keys, slots } = table;
  table.keys = new Uint32Array(keys.length * 2);
  table.slots = new Uint32Array(keys.length * 2);
  for (let at = 0; at < keys.length; at += 1) {
    const slot = slots[at] ?? 0;
    if (slot !== 0) place(table, keys[at] ?? 0, slot);
  }
};
