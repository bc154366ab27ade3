import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useAnnounce } from '../../components/use-announce.js';
import { saveFile } from '../../exports/save-file.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';
import { OwnerDialog } from '../owner/OwnerDialog.js';

/** The name says nothing of the person: a file lies about for longer than it should. */
const fileName = 'du-lieu-ca-nhan.json';

/** Saves everything stored about the person at the desk as a file for them. */
export function ExportPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const command = useProvenCommand<Schema<'PersonRequest'>, Schema<'PersonExport'>>('person', {
    send: (header, body) => api.POST('/api/staff/persons/export', { params: { header }, body }),
    onDone: (found) => {
      saveFile(new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' }), fileName);
      announce(t('dossiers.personExport.done', { file: fileName }));
      onClose();
    },
  });
  return <OwnerDialog matter="personExport" command={command} onClose={onClose} />;
}
