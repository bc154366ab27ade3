import { useState, type ReactNode } from 'react';
import { useCommand, type Command, type CommandOptions } from '../../commands/use-command.js';
import { ReauthenticationDialog, type ProofPurpose } from './ReauthenticationDialog.js';

export interface ProvenCommand<Variables, Data> extends Command<Variables, Data> {
  /** The dialog in which somebody proves who they are, while the service asks for it; to be put on the screen. */
  readonly proof: ReactNode;
}

/** A command for which the service may ask who sits there once more. It is asked here, and the command goes on by itself. */
export function useProvenCommand<Variables = void, Data = unknown>(
  before: ProofPurpose,
  options: CommandOptions<Variables, Data>,
): ProvenCommand<Variables, Data> {
  const command = useCommand(options);
  const [asked, setAsked] = useState<{ readonly variables: Variables } | undefined>(undefined);
  const { problem } = command;
  const mustProve = problem?.code === 'reauthentication_required';
  return {
    ...command,
    problem: mustProve ? null : problem,
    run: (variables) => {
      setAsked({ variables });
      command.run(variables);
    },
    proof: mustProve && asked && (
      <ReauthenticationDialog
        before={before}
        onDone={() => {
          command.run(asked.variables);
        }}
        onClose={command.clear}
      />
    ),
  };
}
