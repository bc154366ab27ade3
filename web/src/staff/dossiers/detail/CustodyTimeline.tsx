import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { Loaded } from '../../components/Loaded.js';
import { Panel } from '../../components/Panel.js';
import { vi as words } from '../../texts/vi/dossier-words.js';
import { useCustodyHistory } from '../dossier-queries.js';
import styles from './CustodyTimeline.module.css';
import { placeAfter, type HistoryEntry } from './place-after.js';

/** Where the papers have been and who put them there; the newest first. */
export function CustodyTimeline({ id }: { readonly id: string }) {
  const { t } = useTranslation('staff');
  const history = useCustodyHistory(id);
  return (
    <Panel title={t('dossiers.history.title')}>
      <Loaded query={history}>
        {({ entries }) => (
          <ol className={styles['line']} reversed>
            {entries.toReversed().map((entry) => (
              <Entry key={entry.sequence} entry={entry} />
            ))}
          </ol>
        )}
      </Loaded>
    </Panel>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const { sentence, name, tray } = placeAfter(entry);
  const office = catalogue?.departments.find(({ code }) => code === name)?.name[language] ?? name;
  return (
    <li className={styles['entry']} data-certain={entry.certain}>
      <p className={styles['event']}>
        {isKnown(entry.event) ? t(`dossierWords.event.${entry.event}`) : entry.event}
      </p>
      <p>
        <time dateTime={entry.at}>{formatDateTime(entry.at, language)}</time> · <Who actor={entry.actor} />
      </p>
      <p className={styles['where']}>
        {t('dossiers.history.where', {
          where: t(`dossiers.where.${sentence}`, { tray, name: office, time: '' }),
        })}
      </p>
    </li>
  );
}

function Who({ actor }: { readonly actor: HistoryEntry['actor'] }) {
  const { t } = useTranslation('staff');
  if (actor.displayName !== null) return actor.displayName;
  return isActor(actor.type) ? t(`dossierWords.actor.${actor.type}`) : actor.type;
}

const isKnown = (event: string): event is keyof typeof words.event => Object.hasOwn(words.event, event);
const isActor = (type: string): type is keyof typeof words.actor => Object.hasOwn(words.actor, type);
