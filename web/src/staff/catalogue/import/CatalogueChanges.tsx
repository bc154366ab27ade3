import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { useLanguage } from '../../../shared/texts/index.js';
import styles from './CatalogueChanges.module.css';
import { isNothing, type Changes } from './changes.js';
import { ColumnValue } from './ColumnValue.js';

/** What a catalogue file changes, or has changed: procedure by procedure, column by column. */
export function CatalogueChanges({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { added, changed, offeredAgain, noLongerOffered, unchanged, reordered } = changes;
  return (
    <Stack gap="lg">
      {isNothing(changes) && <Text>{t('catalogue.changes.nothing')}</Text>}
      <Named title={t('catalogue.changes.added', { count: added.length })} procedures={added} />
      {changed.length > 0 && (
        <div>
          <h3 className={styles['title']}>{t('catalogue.changes.changed', { count: changed.length })}</h3>
          <ul className={styles['changed']}>
            {changed.map(({ code, name, columns }) => (
              <li key={code}>
                <p className={styles['procedure']}>
                  {code} {name[language]}
                </p>
                <dl>
                  {columns.map(({ column, before, after }) => (
                    <div key={column} className={styles['column']}>
                      <dt>{t(`catalogue.columnName.${column}`)}</dt>
                      <dd>
                        <del>
                          <ColumnValue column={column} value={before} />
                        </del>
                      </dd>
                      <dd>
                        <ins>
                          <ColumnValue column={column} value={after} />
                        </ins>
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Named
        title={t('catalogue.changes.offeredAgain', { count: offeredAgain.length })}
        procedures={offeredAgain}
      />
      <Named
        title={t('catalogue.changes.noLongerOffered', { count: noLongerOffered.length })}
        procedures={noLongerOffered}
      />
      {reordered && <Text>{t('catalogue.changes.reordered')}</Text>}
      <Text c="dimmed">{t('catalogue.changes.unchanged', { count: unchanged })}</Text>
    </Stack>
  );
}

interface NamedProps {
  readonly title: string;
  readonly procedures: readonly Schema<'NamedProcedure'>[];
}

function Named({ title, procedures }: NamedProps) {
  const language = useLanguage();
  if (procedures.length === 0) return null;
  return (
    <div>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['named']}>
        {procedures.map(({ code, name }) => (
          <li key={code}>
            {code} {name[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}
