/** Why nobody but staff uses a tray: what somebody said, or how often its lock failed in a row. */
export type OutOfServiceReason =
  | { readonly kind: 'stated'; readonly words: string }
  | { readonly kind: 'lock_failed'; readonly failures: number };

/** Why nobody can say what lies in a tray. */
export type ContentDoubt =
  | 'left_unverified'
  | 'opened_without_authorisation'
  | 'opened_unseen'
  | 'papers_missing'
  | 'papers_unexpected'
  | 'dossier_missing'
  | 'foreign_papers'
  /** The records are those of a backup: what happened since is in the tray alone. */
  | 'backup_restored';
