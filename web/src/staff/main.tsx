import '@mantine/core/styles.css';
import '../shared/design/base.css';
import './staff.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { startKioskMode } from './kiosk-mode/kiosk-mode.js';
import { rememberedLanguage, rememberLanguage } from './remembered-language.js';
import { Staff } from './Staff.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

const texts = createTexts('staff', { vi, en }, rememberedLanguage(localStorage));
texts.on('languageChanged', (language) => {
  rememberLanguage(localStorage, language);
});

startScreen(texts, <Staff kioskMode={startKioskMode(window)} />);
