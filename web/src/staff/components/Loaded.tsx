import { Button, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { Loading } from './Loading.js';

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** What was read; before that, that it is being read; and why it could not be, with another try. */
export function Loaded<Data>({ query, children }: Props<Data>) {
  const { t } = useTranslation('staff');
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Loading />;
  return (
    <Stack align="start">
      <ProblemNotice problem={query.error} />
      <Button
        variant="default"
        onClick={() => {
          void query.refetch();
        }}
      >
        {t('shell.tryAgain')}
      </Button>
    </Stack>
  );
}
