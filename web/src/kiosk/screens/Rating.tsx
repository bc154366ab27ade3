import { useTranslation } from 'react-i18next';
import { ratings } from '../conversation/requests.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Icon } from '../parts/Icon.js';
import { Page } from '../parts/Page.js';
import styles from './Rating.module.css';

const faces = { satisfied: 'smile', neutral: 'plain', dissatisfied: 'frown' } as const;

/** How it was, in one touch; it may be skipped. */
export function Rating() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  return (
    <Page
      title={t('fetch.rating.title')}
      lead={t('fetch.rating.what')}
      actions={
        <Action
          kind="quiet"
          onPress={() => {
            dispatch({ type: 'finished' });
          }}
        >
          {t('fetch.rating.skip')}
        </Action>
      }
    >
      <div className={styles['ratings']} role="group" aria-label={t('fetch.rating.title')}>
        {ratings.map((rating) => (
          <button
            key={rating}
            type="button"
            className={`${styles['rating'] ?? ''} ${styles[rating] ?? ''}`}
            disabled={state.asking !== null}
            onClick={() => {
              dispatch({ type: 'rated', rating });
            }}
          >
            <span className={styles['face']}>
              <Icon name={faces[rating]} />
            </span>
            {t(`fetch.rating.${rating}`)}
          </button>
        ))}
      </div>
    </Page>
  );
}
