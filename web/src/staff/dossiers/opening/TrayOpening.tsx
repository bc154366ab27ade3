import { useState } from 'react';
import { useReturnFocus } from '../../components/use-return-focus.js';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useOpening } from '../../door/use-opening.js';
import type { Dossier, OpeningPurpose } from '../types.js';
import { OpeningProblem } from '../pickup-factor/OpeningProblem.js';
import { OpenedTray } from './OpenedTray.js';
import { TrayChoice } from './TrayChoice.js';

interface Props {
  readonly dossier: Pick<Dossier, 'id' | 'trayLabel'>;
  readonly purpose: OpeningPurpose;
  /** A tray to put it in, beside its like. */
  readonly suggestedTray?: string | null;
  readonly onClose: () => void;
}

/** Opens a tray to take a dossier out or to put it in, and stays until it is settled where the papers are. */
export function TrayOpening({ dossier, purpose, suggestedTray = null, onClose }: Props) {
  useReturnFocus();
  // What is taken out lies in its own tray, and the dossier is let go of the tray before the screen is closed.
  const [ownTray] = useState(dossier.trayLabel);
  const open = useOpening({
    send: (header, secondPerson, body: Schema<'StaffOpening'>) =>
      api.POST('/api/staff/dossiers/{id}/opening', {
        params: { path: { id: dossier.id }, header },
        body: { ...body, ...secondPerson },
      }),
    touches: ['dossiers', 'trays'],
  });
  if (open.data !== undefined)
    return <OpenedTray operation={open.data} onRepeat={open.clear} onClose={onClose} />;
  return (
    <>
      <TrayChoice
        purpose={purpose}
        tray={purpose === 'load' ? suggestedTray : ownTray}
        pending={open.pending}
        problem={<OpeningProblem dossierId={dossier.id} problem={open.problem} onNoted={open.clear} />}
        onOpen={(trayLabel) => {
          open.run({ purpose, ...(trayLabel === undefined ? {} : { trayLabel }) });
        }}
        onClose={onClose}
      />
      {open.proofs}
    </>
  );
}
