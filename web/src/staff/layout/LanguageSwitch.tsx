import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/texts/index.js';

/** Changes to the other language; says so in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('staff');
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  return (
    <Button
      variant="default"
      lang={other}
      onClick={() => {
        void i18n.changeLanguage(other);
      }}
    >
      {other === 'vi' ? 'Tiếng Việt' : 'English'}
    </Button>
  );
}
