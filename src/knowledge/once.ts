/**
 * Makes something of an object once, for as long as the object is there. The sources of
 * files that have not changed are the same objects in every compilation of one process.
 */
export const once = <Source extends object, Made>(
  make: (source: Source) => Made,
): ((source: Source) => Made) => {
  const known = new WeakMap<Source, Made>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const made = make(source);
    known.set(source, made);
    return made;
  };
};
