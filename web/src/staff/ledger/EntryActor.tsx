import { useTranslation } from 'react-i18next';
import { vi } from '../texts/vi/dossier-words.js';
import type { LedgerEntry } from './types.js';

type ActorType = keyof typeof vi.actor;

const isActorType = (type: string): type is ActorType => Object.hasOwn(vi.actor, type);

/** Who did something: of staff the name, of everybody else only what they are. */
export function EntryActor({ actor: { type, displayName } }: { readonly actor: LedgerEntry['actor'] }) {
  const { t } = useTranslation('staff');
  return displayName ?? (isActorType(type) ? t(`dossierWords.actor.${type}`) : type);
}
