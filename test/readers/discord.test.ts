import reader from '../../src/readers/discord/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
