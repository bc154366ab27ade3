import '../shared/design/base.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { Simulator } from './Simulator.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

startScreen(createTexts('simulator', { vi, en }), <Simulator />);
