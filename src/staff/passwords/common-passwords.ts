import { dictionary } from '@zxcvbn-ts/language-common';

/** About 49,000 passwords that most people choose, from published breaches, in small letters. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
