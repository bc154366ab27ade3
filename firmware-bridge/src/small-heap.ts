import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small. V8 takes a heap that is sized for a server, and lets it grow to several times of what is alive before it
 * cleans up; a bridge that holds a few megabytes and makes little waste would fill 150 MB within minutes. Smaller and more frequent
 * collections cost less than one hundredth of a core. To be imported before anything else. What is set are hints: a V8 that does not know one says so on
 * stderr and goes on.
 */
for (const flag of ['--optimize-for-size', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
