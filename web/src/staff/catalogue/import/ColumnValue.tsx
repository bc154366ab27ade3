import { useTranslation } from 'react-i18next';
import type { Changes } from './changes.js';

type Value = Changes['changed'][number]['columns'][number]['before'];

/** The value of a column, as people say it. */
export function ColumnValue({ value }: { readonly value: Value }) {
  const { t } = useTranslation('staff');
  if (value === null || value === '') return t('catalogue.changes.empty');
  if (typeof value === 'boolean') return value ? t('catalogue.changes.yes') : t('catalogue.changes.no');
  if (Array.isArray(value)) return value.length === 0 ? t('catalogue.changes.empty') : value.join('; ');
  return String(value);
}
