import reader from '../../src/readers/slack/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
