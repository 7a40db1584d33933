import reader from '../../src/readers/front-templates/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
