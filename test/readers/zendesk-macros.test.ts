import reader from '../../src/readers/zendesk-macros/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
