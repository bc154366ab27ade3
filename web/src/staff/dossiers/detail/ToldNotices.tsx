import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { Loaded } from '../../components/Loaded.js';
import { Panel } from '../../components/Panel.js';
import { useDossierNotices } from '../dossier-queries.js';
import styles from './ToldNotices.module.css';

/** What the citizen was told, and whether it has arrived. */
export function ToldNotices({ id }: { readonly id: string }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const notices = useDossierNotices(id);
  return (
    <Panel title={t('dossiers.notices.title')}>
      <Loaded query={notices}>
        {({ notices: told }) =>
          told.length === 0 ? (
            <p>{t('dossiers.notices.none')}</p>
          ) : (
            <ol className={styles['list']}>
              {told.map((notice) => (
                <li key={notice.id} className={styles['notice']}>
                  <p className={styles['what']}>{t(`dossierWords.noticeTemplate.${notice.template}`)}</p>
                  <p>
                    <time dateTime={notice.createdAt}>{formatDateTime(notice.createdAt, language)}</time>
                    {' · '}
                    {t(`dossierWords.noticeState.${notice.state}`)}
                  </p>
                  {notice.lastCall !== null && (
                    <p>
                      {t('dossiers.notices.called', {
                        outcome: t(`dossierWords.callOutcome.${notice.lastCall.outcome}`),
                        at: formatDateTime(notice.lastCall.at, language),
                      })}
                    </p>
                  )}
                  {notice.toCall && (
                    <Group>
                      <Badge color="wait">{t('dossiers.notices.toCall')}</Badge>
                    </Group>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}
