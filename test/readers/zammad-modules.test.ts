import reader from '../../src/readers/zammad-modules/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
