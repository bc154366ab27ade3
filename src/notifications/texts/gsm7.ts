/** GSM 7-bit default alphabet, 3GPP TS 23.038 §6.2.1, without the escape at 0x1B. */
const basicAlphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Default alphabet extension table, 3GPP TS 23.038 §6.2.1.1: each costs an escape besides itself. */
const extensionAlphabet = '\f^{}\\[~]|€';

const septets: ReadonlyMap<string, number> = new Map([
  ...Array.from(basicAlphabet, (character) => [character, 1] as const),
  ...Array.from(extensionAlphabet, (character) => [character, 2] as const),
]);

/** A message of one part, and a part of several (a 6-byte header takes 7 septets): 3GPP TS 23.040 §9.2.3.24.1. */
export const singlePartSeptets = 160;
export const multiPartSeptets = 153;

/** The length on the air in septets, or undefined when a character makes the whole message UCS-2 (70 a part). */
export function gsm7Length(text: string): number | undefined {
  let length = 0;
  for (const character of text) {
    const cost = septets.get(character);
    if (cost === undefined) return undefined;
    length += cost;
  }
  return length;
}

export function fitsOnePart(text: string): boolean {
  const length = gsm7Length(text);
  return length !== undefined && length <= singlePartSeptets;
}
