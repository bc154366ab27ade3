import { useState, type ReactNode } from 'react';
import { useCommand, type Command, type CommandOptions } from '../commands/use-command.js';
import type { ProblemError, Schema } from '../../shared/api/index.js';
import { ReauthenticationDialog } from '../session/second-factor/ReauthenticationDialog.js';
import { asksForSecondPerson, isAboutSecondPerson } from './second-person.js';
import { SecondPersonDialog, type SecondPerson } from './SecondPersonDialog.js';

/** As it goes into the body of the request. */
interface Beside {
  readonly secondPerson?: Schema<'SecondPerson'>;
}

type Send<Variables, Data> = CommandOptions<Variables, Data>['send'];

interface OpeningOptions<Variables, Data> extends Omit<CommandOptions<Variables, Data>, 'send' | 'onDone'> {
  readonly send: (
    header: Parameters<Send<Variables, Data>>[0],
    secondPerson: Beside,
    variables: Variables,
  ) => ReturnType<Send<Variables, Data>>;
  readonly onDone?: (data: Data) => void;
}

interface Opening<Variables, Data> extends Command<Variables, Data> {
  /** The dialogs in which people prove who they are, while the service asks for it; to be put on the screen. */
  readonly proofs: ReactNode;
}

interface Asked<Variables> {
  readonly variables: Variables;
  readonly beside: Beside;
}

/**
 * A command that opens a tray for staff. The service may ask who sits there once more, and for a second person; what is
 * asked for is asked here, and the command goes on by itself.
 */
export function useOpening<Variables = void, Data = unknown>({
  send,
  onDone,
  ...options
}: OpeningOptions<Variables, Data>): Opening<Variables, Data> {
  const [asked, setAsked] = useState<Asked<Variables> | undefined>(undefined);
  const command = useCommand<Asked<Variables>, Data>({
    ...options,
    send: (header, { beside, variables }) => send(header, beside, variables),
    onDone: (data) => onDone?.(data),
  });
  const ask = (next: Asked<Variables>): void => {
    setAsked(next);
    command.run(next);
  };
  const { problem, pending } = command;
  const shown = asked?.beside.secondPerson !== undefined;
  const wantsSecond = asksForSecondPerson(problem) || (shown && (pending || isAboutSecondPerson(problem)));
  const mustProve = problem?.code === 'reauthentication_required';
  return {
    ...command,
    problem: mustProve || wantsSecond ? null : problem,
    run: (variables) => {
      ask({ variables, beside: {} });
    },
    proofs: asked && (
      <Proofs
        again={mustProve}
        second={wantsSecond ? { pending, problem } : null}
        onProved={() => {
          command.run(asked);
        }}
        onSecond={(secondPerson) => {
          ask({ ...asked, beside: { secondPerson } });
        }}
        onClose={() => {
          setAsked(undefined);
          command.clear();
        }}
      />
    ),
  };
}

interface Props {
  /** Whether the service asks for a fresh proof. */
  readonly again: boolean;
  readonly second: { readonly pending: boolean; readonly problem: ProblemError | null } | null;
  readonly onProved: () => void;
  readonly onSecond: (secondPerson: SecondPerson) => void;
  readonly onClose: () => void;
}

function Proofs({ again, second, onProved, onSecond, onClose }: Props) {
  return (
    <>
      {again && <ReauthenticationDialog before="opening" onDone={onProved} onClose={onClose} />}
      {second && <SecondPersonDialog {...second} onSubmit={onSecond} onClose={onClose} />}
    </>
  );
}
