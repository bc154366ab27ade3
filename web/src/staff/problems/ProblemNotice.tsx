import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeProblem, refusedFields } from './describe-problem.js';

interface Props {
  /** What a query or a command was refused with; nothing is shown without one. */
  readonly problem: unknown;
}

/** Says in plain words what went wrong and what to do. */
export function ProblemNotice({ problem }: Props) {
  const { t } = useTranslation('staff');
  if (problem === null || problem === undefined) return null;
  const code = describeProblem(problem);
  const fields = refusedFields(problem);
  return (
    <Alert color="bad" variant="light" role="alert" title={t(`problems.${code}.title`)} data-problem={code}>
      {t(`problems.${code}.help`)}
      {fields.length > 0 && ` (${fields.join(', ')})`}
    </Alert>
  );
}
