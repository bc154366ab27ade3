import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';
import { OwnerDialog } from '../owner/OwnerDialog.js';
import { ErasureDone } from './ErasureDone.js';

/** Erases whose the closed dossiers of the person at the desk were, and says which ones had to stay. */
export function ErasePersonDialog({ onClose }: { readonly onClose: () => void }) {
  const command = useProvenCommand<Schema<'PersonRequest'>, Schema<'PersonErasure'>>('person', {
    send: (header, body) => api.POST('/api/staff/persons/erasure', { params: { header }, body }),
    touches: ['dossiers'],
  });
  if (command.data !== undefined) return <ErasureDone erasure={command.data} onClose={onClose} />;
  return <OwnerDialog matter="personErasure" command={command} onClose={onClose} />;
}
