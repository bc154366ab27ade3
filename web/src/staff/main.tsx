import '../shared/design/base.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { Staff } from './Staff.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

startScreen(createTexts('staff', { vi, en }), <Staff />);
