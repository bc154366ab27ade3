import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { keyOf } from '../live/topics.js';
import { LoadResults } from './LoadResults.js';
import { listShown, type WorkListFacts } from './work-lists.js';
import { WorkList } from './WorkList.js';
import styles from './WorkLists.module.css';

/** What waits for whoever is signed in, list by list: an officer's, a department's, an agency's, the desk's. */
export function WorkLists() {
  const { t } = useTranslation('staff');
  const { list: asked } = useParams();
  const worklists = useQuery({
    queryKey: keyOf('dossiers', 'worklists'),
    queryFn: () => read(api.GET('/api/staff/worklists')),
  });
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.worklists')}</PageTitle>
      <Loaded query={worklists}>
        {({ lists }) => {
          const shown = listShown(lists, asked);
          return (
            <div className={styles['columns']}>
              <Choice lists={lists} shown={shown} />
              {shown && (shown.id === 'to_load' ? <LoadResults /> : <WorkList key={shown.id} list={shown} />)}
            </div>
          );
        }}
      </Loaded>
    </Stack>
  );
}

interface ChoiceProps {
  readonly lists: readonly WorkListFacts[];
  readonly shown: WorkListFacts | undefined;
}

/** The lists, each with how much waits on it and how much of that is late. */
function Choice({ lists, shown }: ChoiceProps) {
  const { t } = useTranslation('staff');
  return (
    <nav aria-label={t('worklists.choice')}>
      <ul className={styles['lists']}>
        {lists.map(({ id, count, late }) => (
          <li key={id}>
            <NavLink
              to={`/worklists/${id}`}
              className={styles['list'] ?? ''}
              aria-current={id === shown?.id ? 'page' : undefined}
              data-shown={id === shown?.id}
            >
              <span>{t(`worklists.list.${id}`)}</span>
              <span className={styles['count']}>
                {count}
                {late > 0 && <span className={styles['late']}>{t('worklists.late', { count: late })}</span>}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
