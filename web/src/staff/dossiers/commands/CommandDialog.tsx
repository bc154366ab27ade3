import type { Dossier, DossierCommand } from '../types.js';
import { AcceptDialog } from './AcceptDialog.js';
import { ConfirmedCommandDialog } from './ConfirmedCommandDialog.js';
import { IdentityDialog } from './IdentityDialog.js';
import { OutdatedDialog } from './OutdatedDialog.js';
import { ReasonedCommandDialog } from './ReasonedCommandDialog.js';
import { SupplementDialog } from './SupplementDialog.js';

interface Props {
  readonly dossier: Dossier;
  readonly command: DossierCommand;
  readonly onClose: () => void;
}

/** Asks what a command needs to know, then gives it; as long as it can be given. */
export function CommandDialog({ dossier, command, onClose }: Props) {
  if (!dossier.commands.includes(command)) return <OutdatedDialog command={command} onClose={onClose} />;
  switch (command) {
    case 'accept':
      return <AcceptDialog dossier={dossier} onClose={onClose} />;
    case 'request_supplement':
      return <SupplementDialog dossier={dossier} onClose={onClose} />;
    case 'hand_over':
    case 'hand_back':
      return <IdentityDialog dossier={dossier} command={command} onClose={onClose} />;
    case 'withdraw':
    case 'declare_lost':
      return <ReasonedCommandDialog dossier={dossier} command={command} onClose={onClose} />;
    case 'receive_in_department':
    case 'finish':
    case 'take_from_department':
    case 'send_to_desk':
    case 'receive_at_desk':
    case 'declare_found':
      return <ConfirmedCommandDialog dossier={dossier} command={command} onClose={onClose} />;
  }
}
