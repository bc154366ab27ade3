import '../shared/design/base.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { Home } from './Home.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

startScreen(createTexts('home', { vi, en }), <Home />);
