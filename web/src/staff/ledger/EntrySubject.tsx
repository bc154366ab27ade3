import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/texts/index.js';
import type { Action } from '../session/actions.js';
import { useMay } from '../session/use-me.js';
import styles from './Ledger.module.css';
import { isSubject, type LedgerSubject } from './ledger-place.js';
import { subjectName } from './subject-name.js';
import type { LedgerEntry } from './types.js';

/** Subjects that have a page of their own, and who may see it. */
const pages: Partial<Record<LedgerSubject, { readonly at: string; readonly needs: Action }>> = {
  dossier: { at: '/dossiers', needs: 'dossier.read' },
  tray: { at: '/trays', needs: 'tray.read' },
  partner: { at: '/partners', needs: 'partner.read' },
  audit: { at: '/trays/audits', needs: 'audit.read' },
};

/** What an entry is about; leads there if there is such a page. */
export function EntrySubject({ subject: { type, id } }: { readonly subject: LedgerEntry['subject'] }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const may = useMay();
  const page = isSubject(type) ? pages[type] : undefined;
  const text = `${isSubject(type) ? t(`ledger.subject.${type}`) : type} ${subjectName(id, language)}`;
  if (page === undefined || !may(page.needs)) return text;
  return (
    <Link className={styles['link']} to={`${page.at}/${id}`}>
      {text}
    </Link>
  );
}
