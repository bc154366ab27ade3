import { useTranslation } from 'react-i18next';
import { formatDong } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import type { Changes } from './changes.js';

type Cell = Changes['changed'][number]['columns'][number];

interface Props {
  readonly column: Cell['column'];
  readonly value: Cell['before'];
}

/** The value of a column, as people say it. */
export function ColumnValue({ column, value }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  if (value === null || value === '') return t('catalogue.changes.empty');
  if (typeof value === 'boolean') return value ? t('catalogue.changes.yes') : t('catalogue.changes.no');
  if (Array.isArray(value)) return value.length === 0 ? t('catalogue.changes.empty') : value.join('; ');
  if (column === 'fee_dong' && typeof value === 'number') return formatDong(value, language);
  if (column === 'tray_size' && (value === 'small' || value === 'large')) return t(`trays.size.${value}`);
  return String(value);
}
