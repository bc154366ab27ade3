import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../commands/FormDialog.js';
import type { ProvenCommand } from '../../session/second-factor/use-proven-command.js';
import { OwnerFields } from './OwnerFields.js';
import { useOwner, type Owner } from './use-owner.js';

interface Props {
  /** What is done, by the name of its texts. */
  readonly matter: 'personErasure' | 'personExport' | 'unlockPhone';
  /** Done for whoever stands at the desk, once it is said who that is. */
  readonly command: Pick<ProvenCommand<Owner, unknown>, 'run' | 'pending' | 'problem' | 'proof'>;
  readonly onClose: () => void;
}

/** Asks who stands at the desk, and has something done for them; whoever does it proves who they are where the service asks. */
export function OwnerDialog({ matter, command, onClose }: Props) {
  const { t } = useTranslation('staff');
  const owner = useOwner();
  return (
    <>
      <FormDialog
        title={t(`dossiers.${matter}.link`)}
        submit={t(`dossiers.${matter}.submit`)}
        pending={command.pending}
        problem={command.problem}
        onSubmit={() => {
          const entered = owner.take();
          if (entered !== undefined) command.run(entered);
        }}
        onClose={onClose}
      >
        <Text>{t(`dossiers.${matter}.what`)}</Text>
        <OwnerFields {...owner.fields} />
      </FormDialog>
      {command.proof}
    </>
  );
}
