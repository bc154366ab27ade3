/** Texts by their keys, in one language. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** The texts of one file. */
export interface Catalogue {
  readonly language: string;
  readonly file: string;
  readonly texts: Texts;
}

/** Every text by the whole of its key, as in `door.deposit.open.title`. */
export function textsByKey(texts: Texts, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [[before + key, text] as const] : [...textsByKey(text, `${before}${key}.`)],
    ),
  );
}

/** The names of what is put into a text, as `time` in `at {{time}}`. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)].flatMap(([, name]) => name ?? []);

/** How i18next ends a key whose text depends on a number; `_zero` may be there in every language. */
const pluralEnding = /^(.+)_(zero|one|two|few|many|other)$/;

/**
 * What keeps two catalogues from saying the same in their languages. A language must have every plural form that it counts
 * in: i18next shows the other language where one is lacking.
 * @returns one sentence for each fault; none when all is well
 */
export function faultsBetween(one: Catalogue, other: Catalogue): string[] {
  const sides = [one, other].map((catalogue) => ({ ...catalogue, there: textsByKey(catalogue.texts) }));
  const keys = new Set(sides.flatMap(({ there }) => [...there.keys()]));
  const stems = new Set([...keys].flatMap((key) => (key.endsWith('_other') ? key.slice(0, -6) : [])));
  const stemOf = (key: string): string | undefined => {
    const [, stem = ''] = pluralEnding.exec(key) ?? [];
    return stems.has(stem) ? stem : undefined;
  };
  const zeros = [...keys].filter((key) => key.endsWith('_zero'));
  const plain = [...keys].filter((key) => stemOf(key) === undefined);
  const names = new Map<string, Set<string>>();
  for (const [key, text] of sides.flatMap(({ there }) => [...there])) {
    const about = stemOf(key) ?? key;
    names.set(about, new Set([...(names.get(about) ?? []), ...placeholdersOf(text)]));
  }

  return sides.flatMap(({ language, file, there }) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...stems].flatMap((stem) => categories.map((category) => `${stem}_${category}`));
    const wanted = new Set([...plain, ...counted, ...zeros]);
    const faultOf = (key: string): string | undefined => {
      const text = there.get(key);
      if (text === undefined) return `has no text in ${language}`;
      if (text.trim() === '') return `is empty in ${language}`;
      const stem = stemOf(key);
      // "One dossier" need not say the number.
      const need = [...(names.get(stem ?? key) ?? [])].filter(
        (name) => name !== 'count' || stem === undefined || key.endsWith('_other'),
      );
      const lack = need.find((name) => !placeholdersOf(text).includes(name));
      return lack === undefined ? undefined : `lacks {{${lack}}} in ${language}`;
    };
    const beyond = [...there.keys()].filter((key) => !wanted.has(key));
    return [
      ...[...wanted].map((key) => [key, faultOf(key)] as const),
      ...beyond.map((key) => [key, `is a form in which ${language} does not count`] as const),
    ].flatMap(([key, fault]) => (fault === undefined ? [] : `${file}: "${key}" ${fault}`));
  });
}
