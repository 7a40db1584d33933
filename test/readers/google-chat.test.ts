import reader from '../../src/readers/google-chat/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
