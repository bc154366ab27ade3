// The bridge starts it by this name, also where the bridge itself runs from its sources.
import '../dist/src/gpio/guard/main.js';
