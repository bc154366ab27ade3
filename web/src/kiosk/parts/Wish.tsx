import { useTranslation } from 'react-i18next';
import { Choice } from './Choice.js';

interface Props {
  readonly name: string;
  readonly hint: string;
  /** Empty: not said. */
  readonly value: string;
  readonly onPress: () => void;
}

/** Something that may be said, and what was said. */
export function Wish({ name, hint, value, onPress }: Props) {
  const { t } = useTranslation('kiosk');
  const verb = t(value === '' ? 'deposit.before.add' : 'deposit.before.change');
  return <Choice name={`${verb}: ${name}`} note={value === '' ? hint : value} onPress={onPress} />;
}
