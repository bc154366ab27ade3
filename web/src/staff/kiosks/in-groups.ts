const groupLength = 5;

/** A code as people copy it without losing their place: in groups of five. */
export const inGroups = (code: string): string =>
  Array.from({ length: Math.ceil(code.length / groupLength) }, (_, group) =>
    code.slice(group * groupLength, (group + 1) * groupLength),
  ).join('-');
