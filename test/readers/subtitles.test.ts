import reader from '../../src/readers/subtitles/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
