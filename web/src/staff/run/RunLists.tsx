import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/texts/index.js';
import { Gather } from './items/Gather.js';
import styles from './RunLists.module.css';
import { runLists, type Run, type RunItem } from './run-types.js';

interface Props {
  readonly run: Run;
  readonly current: RunItem | undefined;
  readonly onChoose: (id: string) => void;
}

/** How an item stands, told by a sign and by words. */
const signs = { pending: '○', done: '✓', gone: '–', unresolved: '!' } as const satisfies Readonly<
  Record<RunItem['result'], string>
>;

/** Nothing is to be done about it any more. */
const isFinished = ({ result }: RunItem): boolean => result === 'done' || result === 'gone';

/** The four lists with how each item stands; any item that is not done can be taken next. */
export function RunLists({ run, current, onChoose }: Props) {
  const { t } = useTranslation('staff');
  const { pending, done, gone, unresolved } = run.counts;
  return (
    <nav className={styles['lists']} aria-label={t('run.lists.label')}>
      <p className={styles['progress']} role="status">
        {t('run.lists.progress', { done: done + gone, all: pending + done + gone + unresolved, unresolved })}
      </p>
      {runLists.map((list) => {
        const items = run.lists[list];
        return (
          <details key={list} open={items.some(({ result }) => result === 'pending')}>
            <summary className={styles['name']}>
              {t(`run.lists.${list}`)}{' '}
              <span className={styles['count']}>
                {items.filter(isFinished).length}/{items.length}
              </span>
            </summary>
            {items.length > 0 && (
              <ol className={styles['items']}>
                {items.map((item) => (
                  <li key={item.id}>
                    <Choice item={item} isCurrent={item.id === current?.id} onChoose={onChoose} />
                  </li>
                ))}
              </ol>
            )}
          </details>
        );
      })}
      <Gather run={run} />
    </nav>
  );
}

interface ChoiceProps {
  readonly item: RunItem;
  readonly isCurrent: boolean;
  readonly onChoose: (id: string) => void;
}

function Choice({ item, isCurrent, onChoose }: ChoiceProps) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { id, result, trayLabel, dossier } = item;
  return (
    <button
      type="button"
      className={styles['item']}
      disabled={isFinished(item)}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => {
        onChoose(id);
      }}
    >
      <span className={styles['sign']} data-result={result}>
        <span aria-hidden>{signs[result]}</span>
        <span className="visually-hidden">{t(`run.result.${result}`)}</span>
      </span>
      <strong>{trayLabel ?? '—'}</strong>
      <span className={styles['what']}>
        {dossier?.depositNumber ?? dossier?.officialCode ?? t('run.lists.inspect')}
        {dossier && <small>{dossier.procedure.name[language]}</small>}
      </span>
    </button>
  );
}
