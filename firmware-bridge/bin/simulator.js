#!/usr/bin/env node
// Stands in the repository, because npm links no command whose file is not there yet when it installs.
import '../dist/simulator/main.js';
