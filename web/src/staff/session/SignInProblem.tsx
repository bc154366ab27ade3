import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../shared/api/index.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { minutesToWait } from './minutes-to-wait.js';

/** Why somebody was not let in, in the words of the sign-in. */
export function SignInProblem({ problem }: { readonly problem: ProblemError | null }) {
  const { t } = useTranslation('staff');
  const minutes = minutesToWait(problem);
  if (minutes === undefined && problem?.code !== 'unauthenticated')
    return <ProblemNotice problem={problem} />;
  return (
    <Alert color="bad" role="alert">
      {minutes === undefined ? t('signIn.wrong') : t('signIn.wait', { count: minutes })}
    </Alert>
  );
}
