import { Text } from '@mantine/core';
import { FormDialog } from '../../commands/FormDialog.js';
import type { Command } from '../../commands/use-command.js';
import { OwnerFields } from './OwnerFields.js';
import { useOwner, type Owner } from './use-owner.js';

interface Props {
  readonly title: string;
  readonly what: string;
  readonly submit: string;
  /** Done for whoever stands at the desk, once it is said who that is. */
  readonly command: Pick<Command<Owner, unknown>, 'run' | 'pending' | 'problem'>;
  readonly onClose: () => void;
}

/** Asks who stands at the desk, and has something done for them. */
export function OwnerDialog({ title, what, submit, command, onClose }: Props) {
  const owner = useOwner();
  return (
    <FormDialog
      title={title}
      submit={submit}
      pending={command.pending}
      problem={command.problem}
      onSubmit={() => {
        const entered = owner.take();
        if (entered !== undefined) command.run(entered);
      }}
      onClose={onClose}
    >
      <Text>{what}</Text>
      <OwnerFields {...owner.fields} />
    </FormDialog>
  );
}
