import '../shared/design/base.css';
import { startScreen } from '../shared/start-screen.js';
import { createTexts } from '../shared/texts/index.js';
import { tokenOf } from './status-token.js';
import { Status } from './Status.js';
import { en } from './texts/en.js';
import { vi } from './texts/vi.js';

startScreen(createTexts('status', { vi, en }), <Status token={tokenOf(location.pathname)} />);
