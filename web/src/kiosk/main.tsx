import '../shared/design/base.css';
import './kiosk.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { Kiosk } from './Kiosk.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

startScreen(createTexts('kiosk', { vi, en }), <Kiosk />);
