export { DemoClockFile } from './demo-clock-file.js';
export { DemoModule } from './demo.module.js';
