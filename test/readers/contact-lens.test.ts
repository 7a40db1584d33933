import reader from '../../src/readers/contact-lens/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
