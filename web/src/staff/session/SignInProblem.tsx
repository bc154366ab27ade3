import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../shared/api/index.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { minutesToWait } from './minutes-to-wait.js';

interface Props {
  readonly problem: ProblemError | null;
  /** What was shown: each kind of wrong has words of its own. */
  readonly shown: 'password' | 'code' | 'name_and_code';
}

const wrong = {
  password: 'unauthenticated',
  code: 'code_wrong',
  name_and_code: 'code_wrong',
} as const;

/** Why somebody was not let in, in the words of the sign-in. */
export function SignInProblem({ problem, shown }: Props) {
  const { t } = useTranslation('staff');
  const minutes = minutesToWait(problem);
  if (minutes === undefined && problem?.code !== wrong[shown]) return <ProblemNotice problem={problem} />;
  return (
    <Alert color="bad" role="alert">
      {minutes === undefined ? t(`signIn.wrong.${shown}`) : t('signIn.wait', { count: minutes })}
    </Alert>
  );
}
