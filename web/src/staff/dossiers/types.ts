import type { Schema } from '../../shared/api/index.js';
import { vi as words } from '../texts/vi/dossier-words.js';

export type Dossier = Schema<'StaffDossier'>;
export type DossierState = Schema<'DossierState'>;
export type DossierCommand = Schema<'DossierCommand'>;
export type OpeningPurpose = Schema<'StaffOpening'>['purpose'];

/** All states, in the order of a dossier's life. */
export const dossierStates = Object.keys(words.state) as readonly DossierState[];
